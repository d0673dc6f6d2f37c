import type { EpochDay } from '#events/edtf.js';
import { NONE } from '../register/rows.js';
import { Outcome } from '../statistics/outcome.js';
import { Reading } from './reading.js';
import type { SpanIndex } from './span-index.js';
import { OUTCOME_MASK } from './span-table.js';

/** Rows that a change takes away and brings, each as read on a day. */
export interface SpanChange {
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

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
  for (let row = 0; row < table.length; row++) {
    const begin = begins[row]!;
    const end = ends[row]!;
    if (begin > low && begin <= high) (forward ? at(begin).added : at(begin).removed).push(row);
    if (end > low && end <= high) (forward ? at(end).removed : at(end).added).push(row);
  }
  return [...changes]
    .sort(([a], [b]) => (forward ? a - b : b - a))
    .map(([position, change]) => ({ position, ...change }));
}

/** What the days between two days change of the spans held at one position. */
export interface ChangesByDay {
  /** By span: what facts that came into force in between make of it. */
  readonly bySpan: readonly (SpanChange & { readonly subject: number; readonly lane: number })[];
  /** Spans that are pending on both days, and for which nothing but time has passed. */
  readonly waiting: readonly number[];
}

export function changesByDay(index: SpanIndex, position: number, from: EpochDay, to: EpochDay): ChangesByDay {
  const { table } = index;
  const [before, after] = [new Reading(table, index.measure), new Reading(table, index.measure)];
  const { start, end, marks } = table.columns;
  const [starts, ends, marked] = [start.cells, end.cells, marks.cells];
  const spans = new ChangedSpans(index);
  const waiting: number[] = [];
  if (from === to) return { bySpan: [], waiting };
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
  return { bySpan: spans.all, waiting };
}

interface ChangeOfSpan {
  readonly subject: number;
  readonly lane: number;
  readonly agency: number;
  removed: readonly number[];
  added: readonly number[];
  /** Another span of the same product. */
  next?: ChangeOfSpan;
}

const NO_ROWS: readonly number[] = [];
const withRow = (rows: readonly number[], row: number): readonly number[] =>
  rows.length === 0 ? [row] : [...rows, row];

/** Rows that change, gathered by the span that they tell: one stands in its lane, or is its product's at an agency. */
class ChangedSpans {
  readonly all: ChangeOfSpan[] = [];
  private readonly bySubject = new Map<number, ChangeOfSpan>();

  constructor(private readonly index: SpanIndex) {}

  change(row: number, thereBefore: boolean, thereAfter: boolean): void {
    const { lane, subject, profile } = this.index.table.columns;
    const span = this.spanOf(subject.at(row), lane.at(row), this.index.profiles.at(profile.at(row)).agency);
    if (thereBefore) span.removed = withRow(span.removed, row);
    if (thereAfter) span.added = withRow(span.added, row);
  }

  private spanOf(subject: number, lane: number, agency: number): ChangeOfSpan {
    const first = this.bySubject.get(subject);
    for (let span = first; span; span = span.next)
      if (span.lane === lane && (lane !== NONE || span.agency === agency)) return span;
    const span: ChangeOfSpan = { subject, lane, agency, removed: NO_ROWS, added: NO_ROWS };
    if (first) span.next = first;
    this.bySubject.set(subject, span);
    this.all.push(span);
    return span;
  }
}

/** Positions of the facts that come into force between two days and have a say in a span, in the world's order. */
export function factsBetween(
  index: SpanIndex,
  { subject, lane }: { readonly subject: number; readonly lane: number },
  position: number,
  from: EpochDay,
  to: EpochDay,
): { readonly positions: readonly number[]; readonly day: EpochDay } {
  const { rows } = index.register;
  const { application, lane: lanes, earliest, latest, position: positions, type } = rows.columns;
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const found: number[] = [];
  let last = -Infinity;
  for (const row of index.allRowsOf(subject)) {
    const [first, day] = [earliest.at(row), latest.at(row)];
    if (!((first > low && first <= high) || (day > low && day <= high))) continue;
    if (index.drafting.roles[type.at(row)] === 0 || !rows.heldAt(row, position)) continue;
    const own = application.at(row) === NONE ? lanes.at(row) : application.at(row);
    const hasSay = lane === NONE || own === lane || lanes.at(row) === lane || index.drafting.isOfProduct(row);
    if (!hasSay) continue;
    found.push(row);
    last = Math.max(last, Math.min(day, high));
  }
  if (found.length > 1)
    found.sort((a, b) => latest.at(a) - latest.at(b) || positions.at(a) - positions.at(b));
  return { positions: found.map((row) => positions.at(row)), day: last };
}
