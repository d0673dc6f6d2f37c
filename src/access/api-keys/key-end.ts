import { invalid } from '../../recording/index.js';

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;
const DEFAULT_DAYS = 90;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * When a key ends, as an instant in UTC; in 90 days where nothing is said.
 * @param now in milliseconds
 * @throws Refusal `invalid`
 */
export function keyEnd(expiresAt: string | undefined, now: number): string {
  const end = expiresAt === undefined ? now + DEFAULT_DAYS * DAY_MS : instantOf(expiresAt);
  if (end > now && end <= now + MOST_DAYS * DAY_MS) return new Date(end).toISOString();
  const rule = `must be an instant with an offset, from now on and within ${MOST_DAYS} days, such as 2027-01-31T00:00:00Z`;
  throw invalid([{ field: 'expiresAt', value: expiresAt, rule }]);
}

/** In milliseconds; NaN for what is none, such as a 30th of February, which Date would move. */
function instantOf(text: string): number {
  if (!INSTANT.test(text)) return NaN;
  const day = text.slice(0, 10);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
  return exists ? Date.parse(text) : NaN;
}
