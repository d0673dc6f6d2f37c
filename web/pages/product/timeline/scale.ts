import { isoOfDay } from '../../../dates/days.js';

/** The days a picture spans. */
export interface Scale {
  readonly from: number;
  readonly to: number;
}

export interface Tick {
  readonly day: number;
  readonly label: string;
}

/** Less than this is stretched: a picture of one day would show nothing. */
const LEAST_DAYS = 120;
const MOST_TICKS = 9;

/** @param days every day that has to be in the picture; open ends are left out */
export function scaleOf(days: readonly number[]): Scale {
  const finite = days.filter(Number.isFinite);
  const [first, last] = [Math.min(...finite), Math.max(...finite)];
  const missing = Math.max(0, LEAST_DAYS - (last - first)) / 2;
  const margin = Math.max(10, (last - first) * 0.03);
  return { from: Math.floor(first - missing - margin), to: Math.ceil(last + missing + margin) };
}

/** Where a day stands from left to right, in percent; what lies outside stands at the edge. */
export const percentOf = ({ from, to }: Scale, day: number): number =>
  Math.min(100, Math.max(0, ((day - from) / (to - from)) * 100));

/** Firsts of years, or of months where the picture is short, as many as can be read. */
export function ticksOf(scale: Scale): Tick[] {
  const months = monthsIn(scale);
  const step = [1, 3, 6, 12, 24, 60, 120, 240].find((each) => months.length / each <= MOST_TICKS) ?? 600;
  return months
    .filter((month) => month % step === 0)
    .map((month) => {
      const first = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
      return { day: dayOfMonth(month), label: step < 12 ? first : first.slice(0, 4) };
    });
}

/** Months are counted from the year 0. */
function monthsIn({ from, to }: Scale): number[] {
  const months: number[] = [];
  for (let month = monthOf(from) + 1; dayOfMonth(month) <= to; month++) months.push(month);
  return months;
}

const monthOf = (day: number): number => {
  const [year, month] = isoOfDay(day).split('-').map(Number);
  return year! * 12 + month! - 1;
};

const dayOfMonth = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
