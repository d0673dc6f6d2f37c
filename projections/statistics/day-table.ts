import { OUTCOMES, type Events, type Outcome } from './outcome.js';

/**
 * The spans of one group as counts: one row for each day on which any of them ended or was last seen. It is all the
 * estimators need; they take no longer for a million spans than for the days these fall on.
 *
 * A duration of 0 days counts as any other: its event falls on day 0, with every span at risk; a span censored on
 * day 0 is at risk on that day alone. A negative duration contradicts itself (the end lies before the start): it is
 * counted in `contradictory`, and no estimator sees it.
 */
export interface DayTable {
  /** Distinct durations in days, ascending, none negative. */
  readonly days: Int32Array;
  /** Spans by row and outcome: `counts[row * OUTCOMES + outcome]`. */
  readonly counts: Uint32Array;
  /** Spans left out because their duration is negative. */
  readonly contradictory: number;
}

/** Spans by outcome, and in all; the contradictory ones stand apart. */
export interface SpanTotals {
  readonly n: number;
  readonly pending: number;
  readonly approved: number;
  readonly withdrawn: number;
  readonly refused: number;
  readonly contradictory: number;
}

export function totals({ counts, contradictory }: DayTable): SpanTotals {
  let [pending, approved, withdrawn, refused] = [0, 0, 0, 0];
  for (let at = 0; at < counts.length; at += OUTCOMES) {
    pending += counts[at]!;
    approved += counts[at + 1]!;
    withdrawn += counts[at + 2]!;
    refused += counts[at + 3]!;
  }
  return {
    n: pending + approved + withdrawn + refused,
    pending,
    approved,
    withdrawn,
    refused,
    contradictory,
  };
}

/** How often each value occurs. Values ascend; a count may be 0. */
export interface Frequencies {
  readonly values: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
}

/** The durations of the spans with these outcomes, in days. */
export function frequencies(table: DayTable, outcomes: readonly Outcome[]): Frequencies {
  return { values: table.days, counts: countsOf(table, outcomes) };
}

/** For each row of a table, the spans with one of these outcomes. */
export function countsOf({ days, counts }: DayTable, outcomes: Events): Uint32Array {
  const chosen = new Uint32Array(days.length);
  for (const outcome of new Set(outcomes))
    for (let row = 0; row < chosen.length; row++) chosen[row]! += counts[row * OUTCOMES + outcome]!;
  return chosen;
}

/** For each row of a table, every span on its day, whatever its outcome. */
export function countsOfAll({ days, counts }: DayTable): Uint32Array {
  const all = new Uint32Array(days.length);
  for (let row = 0, at = 0; row < all.length; row++, at += OUTCOMES)
    all[row] = counts[at]! + counts[at + 1]! + counts[at + 2]! + counts[at + 3]!;
  return all;
}
