import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoredEvent, Subscription } from './event-store.js';
import type { ReadPage } from './log-pages.js';

/**
 * A subscription that re-reads the log from its own position whenever it is told that the log has grown. Nothing
 * queues up for a slow reader: being told is a flag. It can be iterated once; leaving the loop closes it.
 */
export class LivePages implements Subscription {
  private readonly pages = this.follow();
  private closed = false;
  private grown = false;
  private wake: (() => void) | undefined;

  /** @param ended called once, when it closes for whatever reason */
  constructor(
    private position: number,
    private readonly readPage: ReadPage,
    private readonly ended: (self: LivePages) => void,
  ) {}

  /** Tells it that the log has grown. */
  notify(): void {
    this.grown = true;
    this.wake?.();
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.ended(this);
    this.wake?.();
  }

  [Symbol.asyncIterator](): AsyncIterator<readonly StoredEvent[], void, undefined> {
    return this.pages;
  }

  private async *follow(): AsyncGenerator<readonly StoredEvent[], void, undefined> {
    try {
      while (!this.closed) {
        // Before the read: what is appended from here on is either in the page or raises the flag again.
        this.grown = false;
        await nextTurn();
        const page = this.isClosed() ? [] : await this.readPage(this.position, Infinity);
        if (this.isClosed()) return;
        if (page.length > 0) {
          this.position = page.at(-1)!.position;
          yield page;
        } else if (!this.isGrown()) {
          await new Promise<void>((resolve) => (this.wake = resolve));
        }
      }
    } finally {
      this.close();
    }
  }

  private isClosed = (): boolean => this.closed;
  private isGrown = (): boolean => this.grown;
}
