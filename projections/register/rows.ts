import { Column, lowerBound } from '../columns/column.js';
import type { Snapshot } from '../projection.js';

/** Stands for an open end of time, and for a row that nothing has superseded. */
export const OPEN = 0x7fffffff;
export const OPEN_START = -0x80000000;
export const NONE = -1;

/**
 * One row for each version of a belief: what was held of one fact from one position of the log until another.
 * Together the two pairs of ends make it a rectangle on the two time axes: days of the world, positions of the log.
 */
export class Rows {
  readonly columns = {
    /** Position of the event that recorded the fact. */
    position: Column.int32(),
    /** Product or reference, by code. */
    subject: Column.int32(),
    /** Place of the event's type in the catalogue. */
    type: Column.uint8(),
    /** Agency, by code; NONE where it has none. */
    agency: Column.int32(),
    /** The lane it stands in, by code, and the application it concludes where that is another lane; or NONE. */
    lane: Column.int32(),
    application: Column.int32(),
    /** Application kind, designation kind, approval kind, basis or merge target, by code; or NONE. */
    detail: Column.int32(),
    /** What it says of a review's terms (`termOf`), by code; or NONE. */
    term: Column.int32(),
    /** First and last day it may mean. */
    earliest: Column.int32(),
    latest: Column.int32(),
    /** Held from this position of the log (inclusive) until this one (exclusive). */
    from: Column.int32(),
    until: Column.int32(),
  };

  get length(): number {
    return this.columns.position.length;
  }

  add(row: { readonly [K in keyof Rows['columns']]: number }): number {
    const { columns } = this;
    columns.position.push(row.position);
    columns.subject.push(row.subject);
    columns.type.push(row.type);
    columns.agency.push(row.agency);
    columns.lane.push(row.lane);
    columns.application.push(row.application);
    columns.detail.push(row.detail);
    columns.term.push(row.term);
    columns.earliest.push(row.earliest);
    columns.latest.push(row.latest);
    columns.from.push(row.from);
    columns.until.push(row.until);
    return this.length - 1;
  }

  /** How many rows had begun when the log had this many events: they stand in the order in which they begin. */
  knownAt(position: number): number {
    return lowerBound(this.columns.from, position + 1);
  }

  /** Whether the row was held when the log had this many events. */
  heldAt(row: number, position: number): boolean {
    return this.columns.from.at(row) <= position && position < this.columns.until.at(row);
  }

  save(): Snapshot {
    return Object.fromEntries(Object.entries(this.columns).map(([name, column]) => [name, column.save()]));
  }

  load(snapshot: Snapshot): this {
    for (const [name, column] of Object.entries(this.columns)) column.load(snapshot[name]!);
    return this;
  }
}
