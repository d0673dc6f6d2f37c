import type { ServerWritableStream } from '@grpc/grpc-js';
import { type Host, suffer } from './answering.js';
import { type Failure, grpcError } from './failure.js';
import type { Fault } from './faults.js';
import type { streams } from './stubs.js';

type ReadReq = InstanceType<typeof streams.ReadReq>;
/** Takes answers as they are kept: serialised. */
export type ReadCall = ServerWritableStream<ReadReq, Uint8Array>;

/** The answers to one read, sent no faster than its client takes them. */
export class Sending {
  private hasRoom = true;
  private over = false;
  private events = 0;

  constructor(
    private readonly host: Host,
    private readonly call: ReadCall,
    private readonly fault: Fault | undefined,
  ) {
    call.on('cancelled', () => (this.over = true));
    call.on('error', () => (this.over = true));
    call.on('close', () => (this.over = true));
    call.on('drain', () => (this.hasRoom = true));
  }

  /** Nothing more can be sent. */
  get ended(): boolean {
    return this.over;
  }

  get mustWait(): boolean {
    return !this.hasRoom && !this.over;
  }

  /** An event; its fault may be due before it. */
  event(record: Uint8Array): void {
    if (this.faultIsDue()) return;
    this.events++;
    this.message(record);
  }

  message(serialised: Uint8Array): void {
    if (!this.over) this.hasRoom = this.call.write(serialised);
  }

  /** @returns whether the call has suffered its fault */
  faultIsDue(): boolean {
    if (!this.over && typeof this.fault?.after === 'number' && this.events >= this.fault.after) {
      this.over = true;
      suffer(this.host, this.call, this.fault.then, (failure) => this.call.emit('error', grpcError(failure)));
    }
    return this.over;
  }

  fail(failure: Failure): void {
    if (this.over) return;
    this.over = true;
    this.call.emit('error', grpcError(failure));
  }

  end(): void {
    if (this.over) return;
    this.over = true;
    this.call.end();
  }

  /** Resolves when there is room, or the call has ended, or something else happened that `also` tells of. */
  async change(also?: (wake: () => void) => () => void): Promise<void> {
    if (this.over) return;
    await new Promise<void>((resolve) => {
      const happenings = ['drain', 'cancelled', 'close', 'error'] as const;
      const stop = also?.(() => wake());
      const wake = (): void => {
        stop?.();
        for (const happening of happenings) this.call.off(happening, wake);
        resolve();
      };
      for (const happening of happenings) this.call.once(happening, wake);
    });
  }
}
