import type { EpochDay } from '#events/edtf.js';

/** 1970-01-05, a Monday. */
const A_MONDAY: EpochDay = 4;

/**
 * Monday-to-Friday days from 1970-01-05 up to and including the day; negative before it. Its differences count the
 * weekdays of any period in constant time.
 */
export function weekdaysUpTo(day: EpochDay): number {
  const since = day - A_MONDAY;
  const week = Math.floor(since / 7);
  return week * 5 + Math.min(since - week * 7 + 1, 5);
}

/** The weekday that `weekdaysUpTo` counts as the n-th. */
export function nthWeekday(n: number): EpochDay {
  const week = Math.floor((n - 1) / 5);
  return A_MONDAY + week * 7 + (n - 1 - week * 5);
}

/** Monday 0 to Sunday 6. */
export function weekdayIndex(day: EpochDay): number {
  return (((day - A_MONDAY) % 7) + 7) % 7;
}
