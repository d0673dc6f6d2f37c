import type { StoredEvent } from '../event-store.js';
import { storedEvent, type LogEvent } from './log-event.js';

const MOST_EVENTS = 8_192;
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The end of the log, kept in memory as it arrives, so that those who follow it need not ask the server again for what it has
 * just sent.
 */
export class RecentEvents {
  private events: LogEvent[] = [];
  private bytes = 0;

  /** @param last position of the last event; what is kept ends there */
  constructor(private last = 0) {}

  add(event: LogEvent): void {
    this.events.push(event);
    this.last++;
    this.bytes += sizeOf(event);
    if (this.events.length > 2 * MOST_EVENTS || this.bytes > 2 * MOST_BYTES) this.trim();
  }

  /** Up to `most` events after a position; undefined where they are no longer kept. */
  after(position: number, most: number): StoredEvent[] | undefined {
    const from = position - (this.last - this.events.length);
    if (from < 0) return undefined;
    return this.events.slice(from, from + most).map((event, i) => storedEvent(event, position + 1 + i));
  }

  private trim(): void {
    let start = Math.max(0, this.events.length - MOST_EVENTS);
    for (let i = 0; i < start; i++) this.bytes -= sizeOf(this.events[i]!);
    for (; this.bytes > MOST_BYTES && start < this.events.length - 1; start++)
      this.bytes -= sizeOf(this.events[start]!);
    this.events = this.events.slice(start);
  }
}

const sizeOf = ({ data }: LogEvent): number => data.byteLength;
