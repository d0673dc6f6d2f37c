import type { EpochDay } from '#events/edtf.js';
import { Column } from '../columns/column.js';
import { Outcome } from '../statistics/outcome.js';
import { ChangedSpans } from './changed-spans.js';
import { Reading } from './reading.js';
import type { SpanChange } from './span-change.js';
import type { SpanIndex } from './span-index.js';
import { OUTCOME_MASK } from './span-table.js';

/**
 * What each event between two positions changes of the spans as of one day, in the order in which they are undone or
 * recorded: event by event, so that the state after each is what the register held then.
 */
export function changesByEvent(
  { table }: SpanIndex,
  from: number,
  to: number,
): (SpanChange & { readonly position: number })[] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const changes = new Map<number, { readonly removed: number[]; readonly added: number[] }>();
  const at = (position: number) => {
    let change = changes.get(position);
    if (!change) changes.set(position, (change = { removed: [], added: [] }));
    return change;
  };
  const [begins, ends] = [table.columns.from.cells, table.columns.until.cells];
  const forward = to >= from;
  for (let word = 0; word < table.words; word++) {
    if (!table.changedAfter(word, low)) continue;
    const last = Math.min(table.length, (word + 1) * 32);
    for (let row = word * 32; row < last; row++) {
      const begin = begins[row]!;
      const end = ends[row]!;
      if (begin > low && begin <= high) (forward ? at(begin).added : at(begin).removed).push(row);
      if (end > low && end <= high) (forward ? at(end).removed : at(end).added).push(row);
    }
  }
  return [...changes]
    .sort(([a], [b]) => (forward ? a - b : b - a))
    .map(([position, change]) => ({ position, ...change }));
}

/** What the days between two days change of the spans held at one position. */
export interface ChangesByDay {
  /** What facts that came into force in between make of them. */
  readonly spans: ChangedSpans;
  /** Rows of spans that are pending on both days, and for which nothing but time has passed. */
  readonly waiting: Column<Int32Array>;
}

export function changesByDay(index: SpanIndex, position: number, from: EpochDay, to: EpochDay): ChangesByDay {
  const { table } = index;
  const [before, after] = [new Reading(table, index.measure), new Reading(table, index.measure)];
  const { start, end, marks } = table.columns;
  const [starts, ends, marked] = [start.cells, end.cells, marks.cells];
  const spans = new ChangedSpans(index);
  const waiting = Column.int32();
  if (from === to) return { spans, waiting };
  const [earlier, later] = [Math.min(from, to), Math.max(from, to)];
  for (let word = 0; word < table.words; word++)
    for (let held = table.heldRows(word, position); held !== 0; held &= held - 1) {
      const row = word * 32 + 31 - Math.clz32(held & -held);
      if (marked[row]! <= OUTCOME_MASK) {
        // Without a mark a span is there from its start and pending until its end.
        if (ends[row]! <= earlier || starts[row]! > later) continue;
        if (starts[row]! <= earlier && ends[row]! > later) waiting.push(row);
        else spans.change(row, starts[row]! <= from, starts[row]! <= to);
        continue;
      }
      before.read(row, from);
      after.read(row, to);
      if (!before.there && !after.there) continue;
      const same = before.there === after.there && before.reason === after.reason;
      if (!same || before.outcome !== after.outcome) spans.change(row, before.there, after.there);
      else if (after.reason === undefined && after.outcome === Outcome.pending) waiting.push(row);
    }
  return { spans, waiting };
}
