import { epochDay, EdtfError, isEdtf } from '#events/edtf.js';

/** Order of the parts of a date that is written with slashes. */
export type DateOrder = 'DMY' | 'MDY';

const SLASHES = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/;
/** The time of day in published tables is a stray offset. */
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * The civil day that a cell holds: `2014-12-07`, `2014-12-07 01:00:00`, `20141207`, or parts in this order between slashes.
 * @param notAfter a year of two digits is of the latest century that does not lie after this day
 * @returns undefined where it holds no day of the calendar
 */
export function civilDay(cell: string, order: DateOrder, notAfter?: string): string | undefined {
  const iso = ISO.exec(cell)?.[1];
  if (iso !== undefined) return onCalendar(iso);
  const compact = COMPACT.exec(cell);
  if (compact) return onCalendar(compact.slice(1).join('-'));
  const parts = SLASHES.exec(cell);
  if (!parts) return undefined;
  const [day, month] = order === 'DMY' ? [parts[1]!, parts[2]!] : [parts[2]!, parts[1]!];
  const rest = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const year = parts[3]!;
  if (year.length === 4) return onCalendar(`${year}-${rest}`);
  return notAfter === undefined ? undefined : onCalendar(inCentury(year, rest, notAfter));
}

function inCentury(year: string, rest: string, notAfter: string): string {
  const century = Number(notAfter.slice(0, 2));
  const recent = `${century}${year}-${rest}`;
  return recent <= notAfter ? recent : `${century - 1}${year}-${rest}`;
}

function onCalendar(date: string): string | undefined {
  try {
    epochDay(date);
    return date;
  } catch (error) {
    if (error instanceof EdtfError) return undefined;
    throw error;
  }
}

/** The day, or the cell itself where it is a date with a precision in EDTF. */
export const dateOf = (cell: string, order: DateOrder, notAfter?: string): string | undefined =>
  civilDay(cell, order, notAfter) ?? (isEdtf(cell) ? cell : undefined);
