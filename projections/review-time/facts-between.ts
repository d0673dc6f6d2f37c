import type { EpochDay } from '#events/edtf.js';
import { NONE } from '../register/rows.js';
import type { SpanIndex } from './span-index.js';

/** Facts that come into force between two days, as held at one position, and have a say in a span. */
export class FactsBetween {
  private readonly low: EpochDay;
  private readonly high: EpochDay;
  private readonly found: number[] = [];

  constructor(
    private readonly index: SpanIndex,
    private readonly position: number,
    from: EpochDay,
    to: EpochDay,
  ) {
    [this.low, this.high] = [Math.min(from, to), Math.max(from, to)];
  }

  /** The day by which the last of them is in force; the earlier of the two days where there is none. */
  lastDay(subject: number, lane: number): EpochDay {
    const { latest } = this.index.register.rows.columns;
    let last = this.low;
    this.index.forEachRowOf(subject, (row) => {
      if (this.hasSay(row, lane)) last = Math.max(last, Math.min(latest.at(row), this.high));
    });
    return last;
  }

  /** Adds their positions to a list, in the world's order. */
  collect(subject: number, lane: number, into: number[]): void {
    const { latest, position } = this.index.register.rows.columns;
    const { found } = this;
    found.length = 0;
    this.index.forEachRowOf(subject, (row) => {
      if (this.hasSay(row, lane)) found.push(row);
    });
    if (found.length > 1)
      found.sort((a, b) => latest.at(a) - latest.at(b) || position.at(a) - position.at(b));
    for (const row of found) into.push(position.at(row));
  }

  private hasSay(row: number, lane: number): boolean {
    const { rows } = this.index.register;
    const { application, lane: lanes, earliest, latest, type } = rows.columns;
    if (!this.isBetween(earliest.at(row)) && !this.isBetween(latest.at(row))) return false;
    if (this.index.drafting.roles[type.at(row)] === 0 || !rows.heldAt(row, this.position)) return false;
    if (lane === NONE || lanes.at(row) === lane) return true;
    return application.at(row) === lane || this.index.drafting.isOfProduct(row);
  }

  private isBetween(day: EpochDay): boolean {
    return day > this.low && day <= this.high;
  }
}
