import type { EpochDay } from '#events/edtf.js';
import { NONE } from '../register/rows.js';
import { Outcome } from '../statistics/outcome.js';
import { Reading } from './reading.js';
import type { SpanIndex } from './span-index.js';
import { OUTCOME_MASK, type SpanTable } from './span-table.js';

/** Rows that a change takes away and brings, each as read on a day. */
export interface SpanChange {
  readonly removed: number[];
  readonly added: number[];
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
  const changes = new Map<number, SpanChange>();
  const at = (position: number): SpanChange => {
    let change = changes.get(position);
    if (!change) changes.set(position, (change = { removed: [], added: [] }));
    return change;
  };
  const { from: begins, until: ends } = table.columns;
  const forward = to >= from;
  for (let row = 0; row < table.length; row++) {
    const [begin, end] = [begins.at(row), ends.at(row)];
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
  const { lane, subject, profile } = table.columns;
  const bySubject = new Map<number, ChangeOfSpan[]>();
  const waiting: number[] = [];
  if (from === to) return { bySpan: [], waiting };
  const [earlier, later] = [Math.min(from, to), Math.max(from, to)];
  for (let row = 0; row < table.length; row++) {
    if (!table.heldAt(row, position) || isSettled(table, row, earlier, later)) continue;
    before.read(row, from);
    after.read(row, to);
    if (!before.there && !after.there) continue;
    if (before.there && after.there && before.reason === after.reason && before.outcome === after.outcome) {
      if (after.reason === undefined && after.outcome === Outcome.pending) waiting.push(row);
      continue;
    }
    const of = {
      subject: subject.at(row),
      lane: lane.at(row),
      agency: index.profiles.at(profile.at(row)).agency,
    };
    let changes = bySubject.get(of.subject);
    if (!changes) bySubject.set(of.subject, (changes = []));
    let change = changes.find((each) => isSameSpan(each, of));
    if (!change) changes.push((change = { ...of, removed: [], added: [] }));
    if (before.there) change.removed.push(row);
    if (after.there) change.added.push(row);
  }
  return { bySpan: [...bySubject.values()].flat(), waiting };
}

type ChangeOfSpan = SpanChange & { readonly subject: number; readonly lane: number; readonly agency: number };

/** A span stands in its lane, or is its product's at an agency. */
const isSameSpan = (
  a: Omit<ChangeOfSpan, keyof SpanChange>,
  b: Omit<ChangeOfSpan, keyof SpanChange>,
): boolean => a.subject === b.subject && a.lane === b.lane && (a.lane !== NONE || a.agency === b.agency);

/** Whether a row without a mark tells the same on two days: it has ended by the first, or starts after the second. */
function isSettled({ columns }: SpanTable, row: number, earlier: EpochDay, later: EpochDay): boolean {
  if (columns.marks.at(row) > OUTCOME_MASK) return false;
  return columns.end.at(row) <= earlier || columns.start.at(row) > later;
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
  const { columns } = rows;
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const between = (day: EpochDay) => day > low && day <= high;
  const { application, lane: lanes, earliest, latest, position: positions } = columns;
  const found = index.rowsOf(subject).filter((row) => {
    if (!rows.heldAt(row, position) || !(between(earliest.at(row)) || between(latest.at(row)))) return false;
    const own = application.at(row) === NONE ? lanes.at(row) : application.at(row);
    return lane === NONE || own === lane || lanes.at(row) === lane || index.drafting.isOfProduct(row);
  });
  if (found.length > 1)
    found.sort((a, b) => latest.at(a) - latest.at(b) || positions.at(a) - positions.at(b));
  let day = -Infinity;
  for (const row of found) day = Math.max(day, Math.min(latest.at(row), high));
  return { positions: found.map((row) => positions.at(row)), day };
}
