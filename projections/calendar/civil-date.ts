import type { EpochDay } from '#events/edtf.js';

/** A day of the proleptic Gregorian calendar; month 1 to 12, day 1 to 31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY_MS = 86_400_000;

/** The civil date of a finite epoch day. */
export function civilDate(day: EpochDay): CivilDate {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The epoch day of a civil date. The month may lie outside 1 to 12: it carries into the year. */
export function epochDayOf(year: number, month: number, day: number): EpochDay {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY_MS);
}

export function yearOf(day: EpochDay): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/**
 * The same day of the month, n calendar months later (earlier where n is negative). Where that month is shorter, its
 * last day: 2024-08-31 and six months is 2025-02-28. So Regulation (EEC, Euratom)
 * 1182/71, art. 3(2)(c), ends a period of months whose last month has no such day.
 * An open bound (±Infinity) stays open.
 * @throws RangeError where n is not a whole number
 */
export function addMonths(day: EpochDay, months: number): EpochDay {
  if (!Number.isInteger(months)) throw new RangeError(`months must be a whole number, not ${months}`);
  if (!Number.isFinite(day)) return day;
  const { year, month, day: dayOfMonth } = civilDate(day);
  const first = epochDayOf(year, month + months, 1);
  const nextFirst = epochDayOf(year, month + months + 1, 1);
  return Math.min(first + dayOfMonth, nextFirst) - 1;
}
