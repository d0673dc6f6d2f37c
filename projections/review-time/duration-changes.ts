import { LAST_DAY } from '../effective/effective.js';
import { Outcome } from '../statistics/outcome.js';
import { OUT, type Grouping } from './grouping.js';
import { Reading } from './reading.js';
import type { SpanChange } from './span-change.js';
import type { SpanIndex } from './span-index.js';
import { OUTCOME_MASK } from './span-table.js';

/**
 * `closed`: a review has a duration that it had not. `changed`: it has another, or is filed under something else.
 * `retracted`: it has none any more, because something was taken back or corrected, or because the review goes on.
 */
export const DURATION_CHANGES = ['closed', 'changed', 'retracted'] as const;

export interface DurationChange {
  readonly kind: (typeof DURATION_CHANGES)[number];
  /** Rows of the table; one is absent where there was or is no duration. */
  readonly before?: number;
  readonly after?: number;
}

/** What an event makes of the durations of a measure, where they pass a filter before it or after it. */
export function durationChanges(
  index: SpanIndex,
  { removed, added }: SpanChange,
  grouping: Grouping,
): DurationChange[] {
  const reading = new Reading(index.table, index.measure);
  const measured = (row: number): boolean => {
    reading.read(row, LAST_DAY);
    return reading.there && reading.reason === undefined && reading.outcome !== Outcome.pending;
  };
  const passes = (row: number | undefined): boolean => {
    if (row === undefined) return false;
    reading.read(row, LAST_DAY);
    return grouping.of(index.table.columns.profile.at(row), reading) !== OUT;
  };
  return pairs(index, removed.filter(measured), added.filter(measured))
    .filter(([before, after]) => passes(before) || passes(after))
    .filter(([before, after]) => before === undefined || after === undefined || differ(index, before, after))
    .sort((a, b) => compare(index, a, b))
    .map(([before, after]) => ({
      kind: before === undefined ? 'closed' : after === undefined ? 'retracted' : 'changed',
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    }));
}

type RowPair = readonly [before: number | undefined, after: number | undefined];

/**
 * The same span before and after: of the same lane or agency, or else between the same facts, as where a product went
 * into another.
 */
function pairs(index: SpanIndex, removed: readonly number[], added: readonly number[]): RowPair[] {
  const { lane, subject, startFact, endFact, profile } = index.table.columns;
  const agency = (row: number) => index.profiles.at(profile.at(row)).agency;
  const place = (row: number) => `${subject.at(row)} ${lane.at(row)} ${agency(row)}`;
  const facts = (row: number) => `${startFact.at(row)} ${endFact.at(row)}`;
  const found: RowPair[] = [];
  const left = new Set(added);
  let alone = [...removed];
  for (const same of [place, facts])
    alone = alone.filter((before) => {
      const after = [...left].find((row) => same(row) === same(before));
      if (after === undefined) return true;
      left.delete(after);
      found.push([before, after]);
      return false;
    });
  return [
    ...found,
    ...alone.map((row) => [row, undefined] as const),
    ...[...left].map((row) => [undefined, row] as const),
  ];
}

/** Rows may differ in nothing but the days on which they tell what they tell. */
function differ({ table }: SpanIndex, a: number, b: number): boolean {
  const { dayFrom: _f, dayUntil: _u, from: _from, until: _until, marks, ...said } = table.columns;
  return (
    Object.values(said).some((column) => column.at(a) !== column.at(b)) ||
    (marks.at(a) & OUTCOME_MASK) !== (marks.at(b) & OUTCOME_MASK) ||
    JSON.stringify(table.stops.get(a)) !== JSON.stringify(table.stops.get(b))
  );
}

/** Rows come in the order of the table's making; what is told apart by the log is the same everywhere. */
function compare(index: SpanIndex, a: RowPair, b: RowPair): number {
  const { startFact, endFact, profile } = index.table.columns;
  const [x, y] = [a[1] ?? a[0]!, b[1] ?? b[0]!];
  return (
    startFact.at(x) - startFact.at(y) ||
    endFact.at(x) - endFact.at(y) ||
    index.profiles.at(profile.at(x)).agency - index.profiles.at(profile.at(y)).agency
  );
}
