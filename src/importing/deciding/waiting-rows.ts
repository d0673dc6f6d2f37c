import type { LoggedEvent } from '#projections/belief/belief.js';
import { waitingEvent, type AcceptedRow } from './accepted-row.js';

/** Accepted rows that are not yet appended, and what they add to the records of their subjects. */
export interface WaitingRows {
  /** @param position where the row's event stands among those that wait */
  add(row: AcceptedRow, position: number): void;
  /** Events of the rows of a stream, in the order in which they were added. */
  eventsOf(stream: string): LoggedEvent[];
  has(stream: string): boolean;
}

/** Keeps the rows in memory, for as many as go into one commit. */
export class WaitingBatch implements WaitingRows {
  private rows: AcceptedRow[] = [];
  private readonly byStream = new Map<string, { readonly row: AcceptedRow; readonly position: number }[]>();

  get size(): number {
    return this.rows.length;
  }

  add(row: AcceptedRow, position: number): void {
    this.rows.push(row);
    const list = this.byStream.get(row.stream);
    if (list) list.push({ row, position });
    else this.byStream.set(row.stream, [{ row, position }]);
  }

  eventsOf(stream: string): LoggedEvent[] {
    return (this.byStream.get(stream) ?? []).map(({ row, position }) => waitingEvent(row, position));
  }

  has(stream: string): boolean {
    return this.byStream.has(stream);
  }

  /** The rows in order; none waits afterwards. */
  take(): readonly AcceptedRow[] {
    const { rows } = this;
    this.rows = [];
    this.byStream.clear();
    return rows;
  }
}
