/**
 * The first and last day that a date may mean, in days since 1970-01-01. The profile of EDTF that the register uses:
 * a day, a month, a quarter (33 to 36), a year, or an interval of two of these with `..` for an open end.
 */
const DAY_MS = 86_400_000;
const PART = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const known = new Map();
const KNOWN_LIMIT = 200_000;

/** @returns [earliest, latest] @throws RangeError for a text that is no such date */
export function boundsOf(text) {
  let bounds = known.get(text);
  if (bounds) return bounds;
  bounds = read(text);
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(text, bounds);
  return bounds;
}

function read(text) {
  const ends = text.split('/');
  if (ends.length === 1) return part(text);
  if (ends.length !== 2) throw wrong(text);
  const start = ends[0] === '..' ? [-Infinity, -Infinity] : part(ends[0]);
  const end = ends[1] === '..' ? [Infinity, Infinity] : part(ends[1]);
  if (start[0] > end[0] || start[1] > end[1]) throw wrong(text);
  return [start[0], end[1]];
}

function part(text) {
  const [, year, month, day] = PART.exec(text) ?? [];
  if (year === undefined) throw wrong(text);
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (month === undefined) return [dayOf(y, 1, 1), dayOf(y + 1, 1, 1) - 1];
  if (day !== undefined) {
    const at = m >= 1 && m <= 12 && d >= 1 ? dayOf(y, m, d) : NaN;
    if (Number.isNaN(at) || at >= dayOf(y, m + 1, 1)) throw wrong(text);
    return [at, at];
  }
  if (m >= 1 && m <= 12) return [dayOf(y, m, 1), dayOf(y, m + 1, 1) - 1];
  if (m >= 33 && m <= 36) return [dayOf(y, (m - 33) * 3 + 1, 1), dayOf(y, (m - 32) * 3 + 1, 1) - 1];
  throw wrong(text);
}

/** Date.UTC takes the years 0 to 99 for 1900 to 1999; setUTCFullYear does not. */
const dayOf = (year, month, day) => new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS;

const wrong = (text) => new RangeError(`"${text}" is not a date of the profile`);
