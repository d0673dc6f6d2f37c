import type { EpochDay } from '#events/edtf.js';
import type { Stop } from './terms.js';

/** Days on end, both included. */
export interface DayRange {
  readonly first: EpochDay;
  readonly last: EpochDay;
}

/** The days on which a clock stands still, in order and apart: the fewest they can be, and the most. */
export interface StoppedDays {
  readonly fewest: readonly DayRange[];
  readonly most: readonly DayRange[];
}

/**
 * The days that stops leave out. The day of the stop still counts; the day it resumes counts where the start day
 * does. So a clock of active days that stops on its day 120 and resumes goes on with day 121.
 * @param asOf the day the clock is read: one that still stands still does not resume before the day after
 */
export function stoppedDays(stops: readonly Stop[], countStartDay: boolean, asOf: EpochDay): StoppedDays {
  const back = countStartDay ? 1 : 0;
  const ends = stops.map(({ from, to }) => ({ from, to: to ?? { earliest: asOf + 1, latest: Infinity } }));
  return {
    fewest: united(ends.map(({ from, to }) => ({ first: from.latest + 1, last: to.earliest - back }))),
    most: united(ends.map(({ from, to }) => ({ first: from.earliest + 1, last: to.latest - back }))),
  };
}

/** How many of the days after one and up to another are among the ranges. */
export function daysAmong(
  ranges: readonly DayRange[],
  fromExclusive: EpochDay,
  toInclusive: EpochDay,
): number {
  let days = 0;
  for (const { first, last } of ranges)
    days += Math.max(0, Math.min(last, toInclusive) - Math.max(first - 1, fromExclusive));
  return days;
}

function united(ranges: readonly DayRange[]): DayRange[] {
  const apart: DayRange[] = [];
  const sorted = ranges
    .filter(({ first, last }) => first <= last)
    .sort((a, b) => a.first - b.first || a.last - b.last);
  for (const range of sorted) {
    const before = apart.at(-1);
    if (!before || range.first > before.last + 1) apart.push(range);
    else if (range.last > before.last) apart[apart.length - 1] = { first: before.first, last: range.last };
  }
  return apart;
}
