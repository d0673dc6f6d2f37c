import type { EpochDay } from '#events/edtf.js';
import { addMonths } from '../calendar/civil-date.js';
import type { WorkingDayCalendar } from '../calendar/working-day-calendar.js';
import type { DayRange } from './stopped-days.js';
import type { Length } from './terms.js';

/** How days are counted on from a start. */
export interface Counting {
  readonly calendar: WorkingDayCalendar;
  readonly countStartDay: boolean;
  /** Days left out of the count, in order and apart. */
  readonly leftOut: readonly DayRange[];
}

/**
 * The day on which a length is used up. An open start stays open, and a clock that never resumes never gets there:
 * ±Infinity.
 * @throws RangeError where the length is not a whole number from 1
 */
export function dayReached(start: EpochDay, { length, unit }: Length, counting: Counting): EpochDay {
  if (!Number.isInteger(length) || length < 1)
    throw new RangeError(`a clock runs for a whole number of units from 1, not ${length}`);
  if (!Number.isFinite(start)) return start;
  if (unit === 'months') return monthsReached(start, length, counting);
  let counted = counting.countStartDay ? start - 1 : start;
  let left = length;
  for (const { first, last } of counting.leftOut) {
    if (last <= counted) continue;
    const free = unitsBetween(counted, Math.max(first - 1, counted), unit, counting.calendar);
    if (left <= free) break;
    if (last === Infinity) return Infinity;
    left -= free;
    counted = last;
  }
  if (unit !== 'working-days') return counted + left;
  return counting.calendar.addWorkingDays(counted, left, { countStartDay: false }).day;
}

/**
 * Units used after a day, up to and including another; undefined for months, which have no length of their own.
 * Not negative; of an open start Infinity.
 */
export function unitsUsed(
  start: EpochDay,
  until: EpochDay,
  unit: Length['unit'],
  { calendar, countStartDay, leftOut }: Counting,
): number | undefined {
  if (unit === 'months') return undefined;
  let counted = countStartDay ? start - 1 : start;
  if (until <= counted) return 0;
  if (!Number.isFinite(until - counted)) return Infinity;
  let used = 0;
  for (const { first, last } of leftOut) {
    if (last <= counted) continue;
    if (first > until) break;
    used += unitsBetween(counted, Math.max(first - 1, counted), unit, calendar);
    counted = Math.min(last, until);
  }
  return used + unitsBetween(counted, until, unit, calendar);
}

/** Units after a day, up to and including another; both finite, the second not before the first. */
function unitsBetween(
  fromExclusive: EpochDay,
  toInclusive: EpochDay,
  unit: Length['unit'],
  calendar: WorkingDayCalendar,
): number {
  if (unit === 'working-days') return calendar.workingDaysBetween(fromExclusive, toInclusive);
  return toInclusive - fromExclusive;
}

/** A clock of months moves on by each day left out before it ends. */
function monthsReached(start: EpochDay, months: number, { countStartDay, leftOut }: Counting): EpochDay {
  const before = countStartDay ? start - 1 : start;
  let end = addMonths(start, months) - (countStartDay ? 1 : 0);
  for (const { first, last } of leftOut)
    if (last > before && first <= end) end += last - Math.max(first - 1, before);
  return end;
}
