import type { DateBounds } from '#events/edtf.js';
import type { Interval } from './interval.js';

/** The first and last day a date may mean; ±Infinity where it is open. */
export type DayBounds = Pick<DateBounds, 'earliest' | 'latest'>;

/**
 * Whole days from a start to an end, each known within bounds. Where the bounds overlap the least is 0: an end does
 * not come before its start. Where the end lies wholly before the start even the most is negative, the dates
 * contradict each other, and both are given as they are, for `DayTable.contradictory` to count. An open bound gives
 * an infinite duration, which no column can hold: such a span is not computable.
 */
export function durationBounds(start: DayBounds, end: DayBounds): Interval {
  const least = end.earliest - start.latest;
  const most = end.latest - start.earliest;
  return { least: most >= 0 ? Math.max(least, 0) : least, most };
}

/** Whether a duration can be counted: known within finite bounds. */
export function isComputable({ least, most }: Interval): boolean {
  return Number.isFinite(least) && Number.isFinite(most);
}
