import { frequencies, type DayTable } from './day-table.js';
import type { Interval } from './interval.js';
import type { Outcome } from './outcome.js';
import { mean, quantile } from './quantile.js';

/** The same spans twice: each with its least, and each with its greatest duration. */
export interface ImpreciseSpans {
  readonly least: DayTable;
  readonly most: DayTable;
}

/**
 * The quantile (type 7) of the durations of spans with these outcomes, for whatever the imprecise dates may mean.
 * No order statistic falls when a duration grows, hence the bounds are the quantiles of the least and of the
 * greatest durations: both are reached, and nothing lies outside them.
 * @returns undefined of no spans
 */
export function quantileBounds(
  { least, most }: ImpreciseSpans,
  outcomes: readonly Outcome[],
  p: number,
): Interval | undefined {
  return bounds({ least, most }, (table) => quantile(frequencies(table, outcomes), p));
}

/** The mean likewise: both bounds are reached. */
export function meanBounds(
  { least, most }: ImpreciseSpans,
  outcomes: readonly Outcome[],
): Interval | undefined {
  return bounds({ least, most }, (table) => mean(frequencies(table, outcomes)));
}

/** Where every date is precise, both are the same. */
function bounds(
  { least, most }: ImpreciseSpans,
  figure: (table: DayTable) => number | undefined,
): Interval | undefined {
  const low = figure(least);
  const high = most === least ? low : figure(most);
  return low === undefined || high === undefined ? undefined : { least: low, most: high };
}
