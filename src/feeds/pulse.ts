import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { KEEP_ALIVE_MS } from '../http/index.js';
import { ProjectingService } from '../projecting/index.js';

/** Beats at least so often, so that whoever waits can give a sign of life in time and notices who has left. */
const BEAT_MS = KEEP_ALIVE_MS / 3;

/**
 * What everybody who follows the register waits for, however many they are: one promise, which is kept when the
 * register has grown, now and then although it has not, and when the service closes.
 */
@Injectable()
export class Pulse implements OnModuleDestroy {
  closing = false;
  private beat: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failure: Error | undefined;

  constructor(private readonly projecting: ProjectingService) {}

  /**
   * To be asked for before looking at the register: what grows from then on is heard.
   * @throws NotReadyError where the log is no longer followed
   */
  next(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    if (this.closing) return Promise.resolve();
    this.timer ??= this.begin();
    this.beat ??= resolvable();
    return this.beat.promise;
  }

  onModuleDestroy(): void {
    this.closing = true;
    clearInterval(this.timer);
    this.ring();
  }

  private begin(): NodeJS.Timeout {
    void this.follow();
    return setInterval(() => this.ring(), BEAT_MS).unref();
  }

  private async follow(): Promise<void> {
    try {
      while (!this.closing) {
        await this.projecting.waitFor(this.projecting.health().position + 1);
        this.ring();
      }
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      this.ring();
    }
  }

  private ring(): void {
    const { beat } = this;
    this.beat = undefined;
    beat?.resolve();
  }
}

function resolvable() {
  let resolve!: () => void;
  const promise = new Promise<void>((kept) => (resolve = kept));
  return { promise, resolve };
}
