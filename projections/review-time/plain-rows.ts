import type { EpochDay } from '#events/edtf.js';
import type { DayHistograms } from '../statistics/day-histograms.js';
import { OUTCOMES } from '../statistics/outcome.js';
import { OUT, type Grouping } from './grouping.js';
import type { SpanIndex } from './span-index.js';
import { OUTCOME_MASK, type SpanTable } from './span-table.js';

/** Counters that the days from the first start of any span to this day need. */
export const widthOn = (table: SpanTable, day: EpochDay): number => Math.max(1, day - table.firstStart + 2);

/** Where rows are counted whose group follows from their profile and whose days are calendar days. */
interface PlainCounting {
  readonly index: SpanIndex;
  readonly grouping: Grouping;
  /** 1 where the start counts as a day. */
  readonly back: number;
  readonly histograms: DayHistograms;
}

/** Rows gathered before they are counted: two short loops are done sooner than one that does both. */
const GATHERED = 2048;

/**
 * Counts the rows without a mark that are held at a position: each takes a few operations and a counter.
 * @returns the other rows that are held
 */
export function countPlainRows(
  { index: { table }, grouping, back, histograms }: PlainCounting,
  day: EpochDay,
  position: number,
): number[] {
  histograms.reach(widthOn(table, day));
  const { cells, width } = histograms.counters();
  const placeOf = placesOfProfiles(grouping, width, back);
  const counters = { cells, width, placeOf };
  const others: number[] = [];
  const rows = new Int32Array(GATHERED + 32);
  let gathered = 0;
  for (let word = 0; word < table.words; word++) {
    for (let held = table.heldRows(word, position); held !== 0; held &= held - 1)
      rows[gathered++] = word * 32 + 31 - Math.clz32(held & -held);
    if (gathered < GATHERED) continue;
    countRows(table, rows.subarray(0, gathered), day, counters, others);
    gathered = 0;
  }
  countRows(table, rows.subarray(0, gathered), day, counters, others);
  return others;
}

interface PlainCounters {
  readonly cells: Uint32Array;
  readonly width: number;
  /** By profile: where the counters of its group begin, or OUT. */
  readonly placeOf: Int32Array;
}

function countRows(
  { columns: { start, end, marks, profile } }: SpanTable,
  rows: Int32Array,
  day: EpochDay,
  { cells, width, placeOf }: PlainCounters,
  others: number[],
): void {
  const [starts, ends, marked, profiles] = [start.cells, end.cells, marks.cells, profile.cells];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const mark = marked[row]!;
    if (mark > OUTCOME_MASK) {
      others.push(row);
      continue;
    }
    const first = starts[row]!;
    const place = placeOf[profiles[row]!]!;
    if (first > day || place === OUT) continue;
    // Without a branch, which would be guessed wrongly for the spans that are pending: all ones where it has ended.
    const last = ends[row]!;
    const ended = -Number(last <= day);
    cells[place + Math.imul(mark & ended, width) + (last & ended) + (day & ~ended) - first]!++;
  }
}

/** By profile: where the counters of its group begin, or OUT. */
function placesOfProfiles(grouping: Grouping, width: number, back: number): Int32Array {
  return grouping.ofProfiles().map((group) => (group === OUT ? OUT : group * OUTCOMES * width + back));
}
