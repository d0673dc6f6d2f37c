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
  return interval(quantile(frequencies(least, outcomes), p), quantile(frequencies(most, outcomes), p));
}

/** The mean likewise: both bounds are reached. */
export function meanBounds(
  { least, most }: ImpreciseSpans,
  outcomes: readonly Outcome[],
): Interval | undefined {
  return interval(mean(frequencies(least, outcomes)), mean(frequencies(most, outcomes)));
}

function interval(least: number | undefined, most: number | undefined): Interval | undefined {
  return least === undefined || most === undefined ? undefined : { least, most };
}
