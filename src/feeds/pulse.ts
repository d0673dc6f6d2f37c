import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Closing, KEEP_ALIVE_MS } from '../http/index.js';
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
  private beat: ReturnType<typeof resolvable> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private following = false;

  constructor(
    private readonly projecting: ProjectingService,
    { signal }: Closing,
  ) {
    signal.addEventListener('abort', () => this.close(), { once: true });
  }

  /**
   * To be asked for before looking at the register: what grows from then on is heard.
   * @throws NotReadyError where the log is no longer followed; who asks again has it tried again
   */
  next(): Promise<void> {
    if (this.closing) return Promise.resolve();
    this.timer ??= setInterval(() => this.ring(), BEAT_MS).unref();
    const { promise } = (this.beat ??= resolvable());
    if (!this.following) void this.follow();
    return promise;
  }

  onModuleDestroy(): void {
    this.close();
  }

  private close(): void {
    this.closing = true;
    clearInterval(this.timer);
    this.ring();
  }

  private async follow(): Promise<void> {
    this.following = true;
    try {
      while (!this.closing) {
        await this.projecting.waitFor(this.projecting.health().position + 1);
        this.ring();
      }
    } catch (error) {
      const { beat } = this;
      this.beat = undefined;
      beat?.reject(error);
    } finally {
      this.following = false;
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
  let reject!: (error: unknown) => void;
  const promise = new Promise<void>((kept, broken) => ([resolve, reject] = [kept, broken]));
  // Who asks before it looks at the register may have left by the time it fails.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
