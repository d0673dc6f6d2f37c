import type { EpochDay } from '#events/edtf.js';
import { civilDate, epochDayOf } from '../calendar/civil-date.js';

/** Dates that spans can be grouped and filtered by. */
export const PERIODS = ['start-year', 'start-quarter', 'end-year', 'end-quarter'] as const;
export type Period = (typeof PERIODS)[number];

/** Stands for a date that leaves the period open, and for a span without that date. */
export const NO_PERIOD = -1;

const FIRST = epochDayOf(1900, 1, 1);
const LAST = epochDayOf(2199, 12, 31);
let quarters: Uint16Array | undefined;

/** Quarters since the year 0: four times the year, and the quarter from 0. */
function quarterOf(day: EpochDay): number {
  if (day < FIRST || day > LAST) return computed(day);
  quarters ??= Uint16Array.from({ length: LAST - FIRST + 1 }, (_, index) => computed(FIRST + index));
  return quarters[day - FIRST]!;
}

function computed(day: EpochDay): number {
  const { year, month } = civilDate(day);
  return year * 4 + Math.floor((month - 1) / 3);
}

/** The period that a date lies in, whichever day it means; NO_PERIOD where it may lie in several. */
export function periodOf(period: Period, earliest: EpochDay, latest: EpochDay): number {
  const first = quarterOf(earliest);
  const last = latest === earliest ? first : quarterOf(latest);
  if (period === 'start-quarter' || period === 'end-quarter') return first === last ? first : NO_PERIOD;
  return first >> 2 === last >> 2 ? first >> 2 : NO_PERIOD;
}

/** `2021`, `2021-Q3`; undefined for NO_PERIOD. */
export function periodText(period: Period, code: number): string | undefined {
  if (code === NO_PERIOD) return undefined;
  if (period === 'start-year' || period === 'end-year') return String(code).padStart(4, '0');
  return `${String(code >> 2).padStart(4, '0')}-Q${(code & 3) + 1}`;
}
