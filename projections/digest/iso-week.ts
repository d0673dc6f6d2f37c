import type { EpochDay } from '#events/edtf.js';
import { civilDate, epochDayOf } from '../calendar/civil-date.js';

/** A week of ISO 8601-1: Monday to Sunday, numbered within the year that its Thursday lies in. */
export interface IsoWeek {
  /** `2025-W43` */
  readonly name: string;
  readonly monday: EpochDay;
  readonly sunday: EpochDay;
}

const NAME = /^(\d{4})-W(\d{2})$/;
const FIRST = epochDayOf(0, 1, 1);
const LAST = epochDayOf(9999, 12, 31);
/** 1970-01-01 was a Thursday. */
const mondayBy = (day: EpochDay): EpochDay => day - ((((day + 3) % 7) + 7) % 7);

/** The week that a day lies in; undefined outside the years 0000 to 9999. */
export function weekOf(day: EpochDay): IsoWeek | undefined {
  const monday = mondayBy(day);
  if (monday < FIRST || monday + 6 > LAST) return undefined;
  const { year } = civilDate(monday + 3);
  const number = (monday - mondayBy(epochDayOf(year, 1, 4))) / 7 + 1;
  const name = `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`;
  return { name, monday, sunday: monday + 6 };
}

/** The week of a name; undefined where there is none, such as 2025-W53. */
export function weekNamed(name: string): IsoWeek | undefined {
  const [, year, number] = NAME.exec(name) ?? [];
  if (year === undefined) return undefined;
  const week = weekOf(epochDayOf(Number(year), 1, 4) + (Number(number) - 1) * 7);
  return week?.name === name ? week : undefined;
}

/** The last week that is over by the end of a day. */
export const lastFullWeek = (day: EpochDay): IsoWeek | undefined => weekOf(day - 6);
