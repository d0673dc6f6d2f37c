import { Logger } from '@nestjs/common';
import type { Delivery } from './delivery.js';

/** How long to wait after what is no fault of the receiver's, in ms: the store is down, the register is being built. */
const AFTER_A_FAULT_MS = 5_000;

/** Runs one delivery in real time, beside all others: a slow receiver holds up itself alone. */
export class Courier {
  private readonly logger = new Logger('Webhooks');
  private readonly running: Promise<void>;
  private stopped = false;
  private wake: (() => void) | undefined;
  private rung = false;

  /** @param may whether it may begin another attempt */
  constructor(
    private readonly delivery: Delivery,
    private readonly may: () => boolean,
  ) {
    this.running = this.run();
  }

  /** The subscription may have been changed. */
  reload(): void {
    this.delivery.reload();
    this.ring();
  }

  /** There may be something to do: the log may have grown. */
  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Resolves when the attempt under way has ended and what it came to is saved. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.rung = false;
      const next = this.may() ? await this.step() : undefined;
      await this.until(next);
    }
    if (this.may()) await this.guarded(() => this.delivery.save(Date.now()));
  }

  private step(): Promise<number | undefined> {
    return this.guarded(() => this.delivery.step(Date.now()), Date.now() + AFTER_A_FAULT_MS);
  }

  private async guarded<T>(act: () => Promise<T>, otherwise?: T): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      this.logger.error(error instanceof Error ? error.message : String(error));
      return otherwise;
    }
  }

  /** Waits until an instant, or for ever where there is none, or until it is rung for. */
  private async until(instant: number | undefined): Promise<void> {
    if (this.rung || this.stopped) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      if (instant !== undefined) timer = setTimeout(resolve, Math.max(0, instant - Date.now())).unref();
    });
    clearTimeout(timer);
    this.wake = undefined;
  }
}
