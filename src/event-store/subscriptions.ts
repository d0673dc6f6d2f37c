import type { Subscription } from './event-store.js';
import { LivePages } from './live-pages.js';
import type { ReadPage } from './log-pages.js';

/** The open subscriptions of one store. */
export class Subscriptions {
  private readonly open = new Set<LivePages>();
  private closed = false;

  constructor(private readonly readPage: ReadPage) {}

  start(afterPosition: number): Subscription {
    const pages = new LivePages(afterPosition, this.readPage, (self) => this.open.delete(self));
    this.open.add(pages);
    if (this.closed) pages.close();
    return pages;
  }

  notify(): void {
    for (const pages of this.open) pages.notify();
  }

  close(): void {
    this.closed = true;
    for (const pages of this.open) pages.close();
  }
}
