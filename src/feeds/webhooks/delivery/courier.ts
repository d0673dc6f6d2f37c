import { Logger } from '@nestjs/common';
import type { Delivery } from './delivery.js';

/** How long to wait after what is no fault of the receiver's, in ms: the store is down, the register is being built. */
const AFTER_A_FAULT_MS = 5_000;

/** What a courier is sent out with. */
export interface Errand {
  /** @returns undefined where there is nothing to deliver any more */
  begin(): Promise<Delivery | undefined>;
  /** Whether it may begin another attempt. */
  may(): boolean;
  /** Keeps what stands in its way, for whoever looks after the subscription; undefined where nothing does. */
  tell(fault: string | undefined): Promise<void>;
}

/**
 * Runs one delivery in real time, beside all others: a slow receiver holds up itself alone, and so does a subscription
 * that cannot be begun.
 */
export class Courier {
  private readonly logger = new Logger('Webhooks');
  private delivery: Delivery | undefined;
  /** What it told last; null before it has told anything. */
  private told: string | undefined | null = null;
  private readonly running: Promise<void>;
  private stopped = false;
  private wake: (() => void) | undefined;
  private rung = false;

  constructor(private readonly errand: Errand) {
    this.running = this.run();
  }

  /** The subscription may have been changed. */
  reload(): void {
    this.delivery?.reload();
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
      const next = this.errand.may() ? await this.step() : undefined;
      await this.until(next);
    }
    if (this.errand.may()) await this.logged(async () => this.delivery?.save(Date.now()));
  }

  private async step(): Promise<number | undefined> {
    try {
      this.delivery ??= await this.errand.begin();
      const next = await this.delivery?.step(Date.now());
      await this.tell(undefined);
      return next;
    } catch (error) {
      await this.tell(messageOf(error));
      return Date.now() + AFTER_A_FAULT_MS;
    }
  }

  private async tell(fault: string | undefined): Promise<void> {
    if (fault === this.told) return;
    if (fault !== undefined) this.logger.error(fault);
    await this.logged(async () => {
      await this.errand.tell(fault);
      this.told = fault;
    });
  }

  private async logged(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.logger.error(messageOf(error));
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

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
