import { chinaCalendar } from './china.js';
import { MondayToFriday } from './monday-to-friday.js';
import type { WorkingDayCalendar } from './working-day-calendar.js';

const PUBLISHED: Readonly<Record<string, () => WorkingDayCalendar>> = { CN: chinaCalendar };

const built = new Map<string, WorkingDayCalendar>();

/** Countries whose working days are published here. */
export const countriesWithCalendar: readonly string[] = Object.keys(PUBLISHED);

/**
 * The working days of a country, built at the first call. A country without a published calendar gets Monday to
 * Friday, all of it provisional: the rules of the US, the EU and Japan count calendar days and months and never ask.
 * @param country ISO 3166-1 alpha-2, in capitals
 */
export function calendarOf(country: string): WorkingDayCalendar {
  const known = built.get(country);
  if (known) return known;
  const build = Object.hasOwn(PUBLISHED, country) ? PUBLISHED[country] : undefined;
  if (!build) return new MondayToFriday(country);
  const calendar = build();
  built.set(country, calendar);
  return calendar;
}

/** The versions of every published calendar, for the basis of an answer. */
export function calendarVersion(): string {
  return countriesWithCalendar.map((country) => calendarOf(country).version).join(' ');
}
