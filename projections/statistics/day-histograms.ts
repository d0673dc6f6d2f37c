import type { DayTable } from './day-table.js';
import { OUTCOMES, type Outcome } from './outcome.js';
import { refuseRow, spanCount, type SpanColumns } from './spans.js';

/** Days the histograms start out with, some eleven years; they grow with the durations they meet. */
export const FIRST_WIDTH = 4096;

/** Counters in all, 256 MiB of them: a group count that needs more belongs into `sortedTables`. */
const MOST_CELLS = 2 ** 26;

/** Days there are counters for, some 179 years. What lasts longer, as what is pending does on the last day there is, is rare. */
const MOST_DAYS = 2 ** 16;

/**
 * Spans counted by group, day and outcome, in one typed array. One more span, or one less, costs one counter,
 * however many there are. The few that last longer than any review are counted apart, by their days.
 */
export class DayHistograms {
  private width: number;
  /** `cells[(group * OUTCOMES + outcome) * width + day]`: what is counted most lies close together. */
  private cells: Uint32Array;
  private readonly contradictory: Uint32Array;
  /** Where a table is put together before it is told. */
  private days = new Int32Array(0);
  private counts = new Uint32Array(0);
  /** By run of counters (`group * OUTCOMES + outcome`) and day, what lasts beyond the counters. */
  private readonly beyond = new Map<number, Map<number, number>>();

  constructor(
    readonly groupCount: number,
    width: number = FIRST_WIDTH,
  ) {
    this.width = width;
    this.cells = new Uint32Array(cellCount(groupCount, width));
    this.contradictory = new Uint32Array(groupCount);
  }

  /** Counts one span. @throws RangeError where the group is unknown */
  add(group: number, outcome: Outcome, days: number): void {
    this.count(group, outcome, days, 1);
  }

  /** Takes one span back that was counted. @throws RangeError where none such was */
  remove(group: number, outcome: Outcome, days: number): void {
    this.count(group, outcome, days, -1);
  }

  /**
   * Counts every span of the columns.
   * @throws RangeError where the columns differ in length, or a row has no such outcome or group
   */
  addAll(spans: SpanColumns): void {
    this.countFrom(spans, Infinity);
  }

  /**
   * Counts every span of the columns as long as none lasts beyond the days there are counters for.
   * @returns false where one does; the histograms then hold a part of the spans and are of no more use
   * @throws RangeError where the columns differ in length or a row has no such outcome or group
   */
  addAllThatFit(spans: SpanColumns): boolean {
    return this.countFrom(spans, this.width);
  }

  /**
   * The counters themselves, `cells[(group * OUTCOMES + outcome) * width + day]`, for a pass that counts where it
   * filters. The caller keeps within groups and width; they hold until a longer duration is added.
   */
  counters(): { readonly cells: Uint32Array; readonly width: number } {
    return { cells: this.cells, width: this.width };
  }

  /** Makes place for durations of fewer days than this. @throws RangeError where that needs too much memory */
  reach(width: number): void {
    if (width > this.width) this.grow(width - 1);
  }

  /** The counts of one group as they stand; later changes leave the table alone. @throws RangeError without such a group */
  table(group: number): DayTable {
    this.refuseUnknown(group);
    const { width } = this;
    const from = group * OUTCOMES * width;
    const [pending, approved, withdrawn, refused] = [0, 1, 2, 3].map((outcome) =>
      this.cells.subarray(from + outcome * width, from + (outcome + 1) * width),
    ) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
    const far = this.farRows(group);
    if (this.days.length < width + far.length) {
      this.days = new Int32Array(width + far.length);
      this.counts = new Uint32Array((width + far.length) * OUTCOMES);
    }
    const { days, counts } = this;
    let rows = 0;
    for (let day = 0, at = 0; day < width; day++) {
      const [open, good, gone, bad] = [pending[day]!, approved[day]!, withdrawn[day]!, refused[day]!];
      if ((open | good | gone | bad) === 0) continue;
      days[rows++] = day;
      counts[at++] = open;
      counts[at++] = good;
      counts[at++] = gone;
      counts[at++] = bad;
    }
    for (const { day, ends } of far) {
      days[rows] = day;
      counts.set(ends, rows++ * OUTCOMES);
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

  private countFrom(spans: SpanColumns, beyond: number): boolean {
    const { days, outcome, group } = spans;
    const rows = spanCount(spans);
    for (let row = 0; row < rows; row++) {
      row = countRows(spans, row, this.cells, this.width, this.groupCount);
      if (row === rows) break;
      if (outcome[row]! >= OUTCOMES || group[row]! >>> 0 >= this.groupCount)
        refuseRow(spans, this.groupCount);
      if (days[row]! >= beyond) return false;
      this.add(group[row]!, outcome[row] as Outcome, days[row]!);
    }
    return true;
  }

  private count(group: number, outcome: Outcome, days: number, by: 1 | -1): void {
    this.refuseUnknown(group);
    if (!(outcome >= 0 && outcome < OUTCOMES)) throw new RangeError(`outcome ${outcome} is not 0 to 3`);
    if (days >= this.width && histogramsFit(this.groupCount, days + 1)) this.grow(days);
    if (days >= this.width) return this.countFar(group * OUTCOMES + outcome, days, by);
    const counters = days < 0 ? this.contradictory : this.cells;
    const at = days < 0 ? group : (group * OUTCOMES + outcome) * this.width + days;
    if (by < 0 && !counters[at])
      throw new RangeError(`no span of ${days} days, outcome ${outcome}, in group ${group}`);
    counters[at]! += by;
  }

  private countFar(run: number, days: number, by: 1 | -1): void {
    const counts = this.beyond.get(run) ?? new Map<number, number>();
    const count = (counts.get(days) ?? 0) + by;
    if (count < 0) throw new RangeError(`no span of ${days} days in run ${run}`);
    if (count > 0) this.beyond.set(run, counts.set(days, count));
    else counts.delete(days);
  }

  /** Days beyond the counters on which a group has spans, in order, with their counts by outcome. */
  private farRows(group: number): { readonly day: number; readonly ends: number[] }[] {
    const runs = Array.from({ length: OUTCOMES }, (_, outcome) =>
      this.beyond.get(group * OUTCOMES + outcome),
    );
    return [...new Set(runs.flatMap((counts) => [...(counts?.keys() ?? [])]))]
      .sort((a, b) => a - b)
      .map((day) => ({ day, ends: runs.map((counts) => counts?.get(day) ?? 0) }));
  }

  private refuseUnknown(group: number): void {
    if (!(group >= 0 && group < this.groupCount))
      throw new RangeError(`group ${group} is not 0 to ${this.groupCount - 1}`);
  }

  private grow(day: number): void {
    const most = Math.min(MOST_DAYS, MOST_CELLS / (this.groupCount * OUTCOMES));
    const width = Math.max(day + 1, Math.min(this.width * 2, most));
    const cells = new Uint32Array(cellCount(this.groupCount, Math.floor(width)));
    for (let run = 0; run < this.groupCount * OUTCOMES; run++)
      cells.set(this.cells.subarray(run * this.width, (run + 1) * this.width), run * Math.floor(width));
    this.cells = cells;
    this.width = Math.floor(width);
  }
}

/**
 * Counts rows from one on, up to the first that the counters have no place for.
 * @returns that row, or the number of rows
 */
function countRows(
  { days, outcome, group }: SpanColumns,
  from: number,
  cells: Uint32Array,
  width: number,
  groupCount: number,
): number {
  const rows = days.length;
  for (let row = from; row < rows; row++) {
    const day = days[row]!;
    const end = outcome[row]!;
    const of = group[row]!;
    if (day < 0 || day >= width || of < 0 || of >= groupCount || end >= OUTCOMES) return row;
    cells[Math.imul(of * OUTCOMES + end, width) + day]!++;
  }
  return rows;
}

/** Whether counters for this many groups and days are worth their memory. */
export function histogramsFit(groupCount: number, width: number): boolean {
  return width <= MOST_DAYS && groupCount * width * OUTCOMES <= MOST_CELLS;
}

function cellCount(groupCount: number, width: number): number {
  if (!histogramsFit(groupCount, width))
    throw new RangeError(
      `histograms of ${groupCount} groups and ${width} days are beyond ${MOST_CELLS} counters`,
    );
  return groupCount * width * OUTCOMES;
}
