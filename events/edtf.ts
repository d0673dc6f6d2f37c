import edtf from 'edtf';

/**
 * Dates with a precision, written in EDTF (ISO 8601-2:2019). The register keeps the text as it was given and
 * reads from it the first and the last civil day the date may mean. Nothing is ever rounded to a first of the month.
 */
export type Precision =
  'day' | 'week' | 'month' | 'quarter' | 'year' | 'range' | 'on-or-before' | 'on-or-after' | 'unknown';

/** Days since 1970-01-01 in the civil calendar, no zone. */
export type EpochDay = number;

export interface DateBounds {
  /** First civil day the date may mean; -Infinity where the start is open. */
  readonly earliest: EpochDay;
  /** Last civil day the date may mean; +Infinity where the end is open. */
  readonly latest: EpochDay;
  readonly precision: Precision;
}

export class EdtfError extends Error {}

export const EDTF_RULE =
  'an EDTF date: 2025-01-02, 2025-08, 2025-33 (first quarter; 33 to 36), 2025, 2025-10-20/2025-10-26, ../2024-01-18, 2024-01-18/.. or ../.. (unknown)';

const DAY_MS = 86_400_000;
const DATE = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-3[3-6])?`;
const PROFILE = new RegExp(`^(?:${DATE}|(?:${DATE}|\\.\\.)/(?:${DATE}|\\.\\.))$`);
const UNKNOWN: DateBounds = { earliest: -Infinity, latest: Infinity, precision: 'unknown' };

/** Dates repeat, and one parse costs a tenth of a millisecond. The cap bounds what hostile input can make it hold. */
const MEMO_LIMIT = 100_000;
const memo = new Map<string, DateBounds>();

/** Bounds of an EDTF date. @throws EdtfError naming the rule that the text breaks */
export function dateBounds(text: string): DateBounds {
  const known = memo.get(text);
  if (known) return known;
  const bounds = readBounds(text);
  if (memo.size >= MEMO_LIMIT) memo.clear();
  memo.set(text, bounds);
  return bounds;
}

export function isEdtf(text: string): boolean {
  try {
    dateBounds(text);
    return true;
  } catch (error) {
    if (error instanceof EdtfError) return false;
    throw error;
  }
}

/** The civil day of an ISO date `YYYY-MM-DD`. @throws EdtfError where the calendar has no such day */
export function epochDay(isoDate: string): EpochDay {
  const bounds = dateBounds(isoDate);
  if (bounds.precision !== 'day') throw new EdtfError(`"${isoDate}" is not a single day (YYYY-MM-DD)`);
  return bounds.earliest;
}

export function isoDate(day: EpochDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function readBounds(text: string): DateBounds {
  if (!PROFILE.test(text)) throw new EdtfError(`"${text}" is not ${EDTF_RULE}`);
  const ends = text.split('/');
  const [first, last] = ends.length === 2 ? ends : [text, text];
  const start = readEnd(first!);
  const end = readEnd(last!);
  if (first === '..' && last === '..') return UNKNOWN;
  if (first === '..') return { earliest: -Infinity, latest: end.latest, precision: 'on-or-before' };
  if (last === '..') return { earliest: start.earliest, latest: Infinity, precision: 'on-or-after' };
  if (start.earliest > end.earliest || start.latest > end.latest)
    throw new EdtfError(`"${text}" ends before it starts`);
  return {
    earliest: start.earliest,
    latest: end.latest,
    precision: ends.length === 1 ? unitOf(text) : spanOf(start.earliest, end.latest),
  };
}

function readEnd(text: string): { earliest: EpochDay; latest: EpochDay } {
  if (text === '..') return { earliest: -Infinity, latest: Infinity };
  const { min, max } = parse(text);
  const earliest = Math.floor(min / DAY_MS);
  // edtf 4.11 reads 2023-02-29 as 2023-03-01 instead of refusing it.
  if (text.length === 10 && isoDate(earliest) !== text)
    throw new EdtfError(`"${text}" is not a day of the calendar`);
  return { earliest, latest: Math.floor(max / DAY_MS) };
}

function parse(text: string): { min: number; max: number } {
  try {
    return edtf(text);
  } catch (error) {
    // A parser's message is about grammar; what the profile lets through and the parser does not is a day.
    throw new EdtfError(`"${text}" is not a day of the calendar`, { cause: error });
  }
}

function unitOf(text: string): Precision {
  if (text.length === 10) return 'day';
  if (text.length === 4) return 'year';
  return Number(text.slice(5)) > 12 ? 'quarter' : 'month';
}

/** A Monday-to-Sunday interval is a week; EDTF level 2 has no other way to write one. */
function spanOf(earliest: EpochDay, latest: EpochDay): Precision {
  if (earliest === latest) return 'day';
  const MONDAY_1970_01_05 = 4;
  return latest - earliest === 6 && (earliest - MONDAY_1970_01_05) % 7 === 0 ? 'week' : 'range';
}
