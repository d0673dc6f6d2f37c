import type { DayTable } from './day-table.js';
import { OUTCOMES, type Outcome } from './outcome.js';
import { refuseRow, spanCount, type SpanColumns } from './spans.js';

/** Days the histograms start out with, some eleven years; they grow with the durations they meet. */
const FIRST_WIDTH = 4096;

/** Counters in all, 256 MiB of them: a group count or a duration that needs more belongs into `sortedTables`. */
const MOST_CELLS = 2 ** 26;

/**
 * Spans counted by group, day and outcome, in one typed array. One more span, or one less, costs one counter,
 * however many there are.
 */
export class DayHistograms {
  private width: number;
  /** `cells[(group * width + day) * OUTCOMES + outcome]` */
  private cells: Uint32Array;
  private readonly contradictory: Uint32Array;

  constructor(
    readonly groupCount: number,
    width: number = FIRST_WIDTH,
  ) {
    this.width = width;
    this.cells = new Uint32Array(cellCount(groupCount, width));
    this.contradictory = new Uint32Array(groupCount);
  }

  /** Counts one span. @throws RangeError where the group is unknown or the duration needs too much memory */
  add(group: number, outcome: Outcome, days: number): void {
    this.count(group, outcome, days, 1);
  }

  /** Takes one span back that was counted. @throws RangeError where none such was */
  remove(group: number, outcome: Outcome, days: number): void {
    this.count(group, outcome, days, -1);
  }

  /**
   * Counts every span of the columns.
   * @throws RangeError where the columns differ in length or a row has no such outcome or group
   */
  addAll(spans: SpanColumns): void {
    const { days, outcome, group } = spans;
    const rows = spanCount(spans);
    const { groupCount } = this;
    let { cells, width } = this;
    for (let row = 0; row < rows; row++) {
      const day = days[row]!;
      const end = outcome[row]!;
      const of = group[row]!;
      if (end >= OUTCOMES || of >>> 0 >= groupCount) refuseRow(spans, groupCount);
      if (day >>> 0 < width) cells[(of * width + day) * OUTCOMES + end]!++;
      else {
        this.add(of, end as Outcome, day);
        ({ cells, width } = this);
      }
    }
  }

  /** The counts of one group as they stand; later changes leave the table alone. */
  table(group: number): DayTable {
    const { cells, width } = this;
    const from = group * width * OUTCOMES;
    const days = new Int32Array(width);
    const counts = new Uint32Array(width * OUTCOMES);
    let rows = 0;
    for (let day = 0, at = from; day < width; day++, at += OUTCOMES) {
      const a = cells[at]!;
      const b = cells[at + 1]!;
      const c = cells[at + 2]!;
      const d = cells[at + 3]!;
      if ((a | b | c | d) === 0) continue;
      const to = rows * OUTCOMES;
      counts[to] = a;
      counts[to + 1] = b;
      counts[to + 2] = c;
      counts[to + 3] = d;
      days[rows++] = day;
    }
    return {
      days: days.slice(0, rows),
      counts: counts.slice(0, rows * OUTCOMES),
      contradictory: this.contradictory[group]!,
    };
  }

  tables(): DayTable[] {
    return Array.from({ length: this.groupCount }, (_, group) => this.table(group));
  }

  private count(group: number, outcome: Outcome, days: number, by: 1 | -1): void {
    if (!(group >= 0 && group < this.groupCount))
      throw new RangeError(`group ${group} is not 0 to ${this.groupCount - 1}`);
    if (days >= this.width) this.grow(days);
    const counters = days < 0 ? this.contradictory : this.cells;
    const at = days < 0 ? group : (group * this.width + days) * OUTCOMES + outcome;
    if (by < 0 && !counters[at]) throw new RangeError(`no span of ${days} days, outcome ${outcome}, in group ${group}`);
    counters[at]! += by;
  }

  private grow(day: number): void {
    const width = Math.max(day + 1, Math.min(this.width * 2, MOST_CELLS / (this.groupCount * OUTCOMES)));
    const cells = new Uint32Array(cellCount(this.groupCount, Math.floor(width)));
    for (let group = 0; group < this.groupCount; group++) {
      const from = group * this.width * OUTCOMES;
      cells.set(this.cells.subarray(from, from + this.width * OUTCOMES), group * Math.floor(width) * OUTCOMES);
    }
    this.cells = cells;
    this.width = Math.floor(width);
  }
}

/** Whether histograms of this many groups and days stay within their memory. */
export function histogramsFit(groupCount: number, width: number): boolean {
  return groupCount * width * OUTCOMES <= MOST_CELLS;
}

function cellCount(groupCount: number, width: number): number {
  if (!histogramsFit(groupCount, width))
    throw new RangeError(`histograms of ${groupCount} groups and ${width} days are beyond ${MOST_CELLS} counters`);
  return groupCount * width * OUTCOMES;
}
