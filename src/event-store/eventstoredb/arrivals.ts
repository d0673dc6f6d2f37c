import type { LogEvent } from './log-event.js';

/** An event that was counted. */
export interface Arrival {
  readonly position: number;
  readonly correlation: string | undefined;
}

interface Waiter {
  readonly revision: number;
  readonly arrived: (arrival: Arrival) => void;
}

/** Those who wait for events to be counted. */
export class Arrivals {
  private readonly byStream = new Map<string, Set<Waiter>>();
  private readonly byPosition = new Set<{ readonly position: number; readonly arrived: () => void }>();

  /** Calls back when the event with this revision is counted. @returns what ends the waiting */
  onRevision(stream: string, revision: number, arrived: (arrival: Arrival) => void): () => void {
    const waiter = { revision, arrived };
    const waiters = this.byStream.get(stream) ?? new Set();
    this.byStream.set(stream, waiters.add(waiter));
    return () => {
      waiters.delete(waiter);
      if (waiters.size === 0 && this.byStream.get(stream) === waiters) this.byStream.delete(stream);
    };
  }

  /** Calls back when the log is counted up to this position. @returns what ends the waiting */
  onPosition(position: number, arrived: () => void): () => void {
    const waiter = { position, arrived };
    this.byPosition.add(waiter);
    return () => this.byPosition.delete(waiter);
  }

  tell({ stream, revision, correlation }: LogEvent, position: number): void {
    for (const waiter of this.byStream.get(stream) ?? [])
      if (waiter.revision === revision) waiter.arrived({ position, correlation });
    for (const waiter of this.byPosition) if (waiter.position <= position) waiter.arrived();
  }
}
