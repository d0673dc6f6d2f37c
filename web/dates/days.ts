/** Civil days as the controls count them: whole days since 1970-01-01 (UTC). */

const DAY_MS = 86_400_000;
const CIVIL_DAY = /^\d{4}-\d{2}-\d{2}$/;

export const isoOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Undefined where the calendar has no such day. */
export function dayOfIso(text: string): number | undefined {
  if (!CIVIL_DAY.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || isoOfDay(ms / DAY_MS) !== text ? undefined : ms / DAY_MS;
}

/** The day the service takes for today: days are counted in UTC. */
export const today = (): number => Math.floor(Date.now() / DAY_MS);

/** `2026-11-27 14:22 UTC` */
export const shownInstant = (instant: string): string =>
  `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
