import chineseDays from 'chinese-days';
import { isoDate } from '#events/edtf.js';
import { TabulatedCalendar, type PublishedYears } from './tabulated-calendar.js';

/**
 * Working days in China: Monday to Friday, without the holidays and with the make-up working weekends of the State
 * Council's yearly notice (国务院办公厅关于部分节假日安排的通知), as the package `chinese-days` holds them.
 */
export function chinaCalendar(): TabulatedCalendar {
  return new TabulatedCalendar('CN', publishedYears(), (day) => chineseDays.isWorkday(isoDate(day)));
}

/**
 * The years the package has a notice for. It falls back to Monday to Friday in silence, but names a day of a notice
 * after its holiday and any other after its weekday. The first of October tells: every notice lists National Day,
 * and none lists another year's, whereas a first of January may stand in the notice of the year before.
 * @throws Error where the package lists no National Day at all: its names have changed, and nothing may be inferred
 */
function publishedYears(): PublishedYears {
  const first = yearsFrom(SEARCH_FROM).find(isPublished);
  if (first === undefined)
    throw new Error('chinese-days lists no National Day: its published years are unknown');
  const unpublished = yearsFrom(first).find((year) => !isPublished(year));
  return { first, last: (unpublished ?? SEARCH_TO + 1) - 1 };
}

const SEARCH_FROM = 1949;
const SEARCH_TO = 2199;

function yearsFrom(first: number): number[] {
  return Array.from({ length: SEARCH_TO - first + 1 }, (_, index) => first + index);
}

function isPublished(year: number): boolean {
  return chineseDays.getDayDetail(`${year}-10-01`).name.startsWith('National Day,');
}
