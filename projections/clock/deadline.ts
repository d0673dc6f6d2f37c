import type { EpochDay } from '#events/edtf.js';
import type { WorkingDayCalendar } from '../calendar/working-day-calendar.js';
import { dayReached } from './counting.js';
import { stoppedDays, type DayRange } from './stopped-days.js';
import {
  isPausedByStops,
  termsInForce,
  type ClockFacts,
  type ClockTerms,
  type DayBounds,
  type Length,
} from './terms.js';

/** The last day on which a decision is in time: the first and the last day that it may be. */
export interface Deadline extends DayBounds {
  /** True where it rests on working days that no notice has published yet. */
  readonly provisional: boolean;
}

/**
 * When a clock runs out. The first bound has the earliest start and the fewest days stood still, the last bound the
 * latest start and the most; a clock that still stands still has no last bound (Infinity), unless it had run out
 * before.
 * @param asOf the day the clock is read
 * @throws RangeError where a length is not a whole number from 1
 */
export function deadlineOf(
  terms: ClockTerms,
  facts: ClockFacts,
  calendar: WorkingDayCalendar,
  asOf: EpochDay,
): Deadline {
  const inForce = termsInForce(terms, facts);
  const { countStartDay } = inForce;
  const lengths = [inForce, ...(facts.extensions ?? [])];
  const stopped = stoppedDays(isPausedByStops(inForce) ? (facts.stops ?? []) : [], countStartDay, asOf);
  const end = (start: EpochDay, leftOut: readonly DayRange[]): EpochDay =>
    lengths.reduce<EpochDay>(
      (day, length, index) =>
        dayReached(day, length, { calendar, leftOut, countStartDay: countStartDay && index === 0 }),
      start,
    );
  const earliest = end(facts.start.earliest, stopped.fewest);
  const latest = end(facts.start.latest, stopped.most);
  return {
    earliest,
    latest,
    provisional: isProvisional(lengths, facts.start, { earliest, latest }, calendar),
  };
}

function isProvisional(
  lengths: readonly Length[],
  start: DayBounds,
  end: DayBounds,
  calendar: WorkingDayCalendar,
): boolean {
  if (!lengths.some(({ unit }) => unit === 'working-days')) return false;
  const days = [start.earliest, start.latest, end.earliest, end.latest].filter(Number.isFinite);
  return days.length > 0 && !calendar.isPublished(Math.min(...days), Math.max(...days));
}

/** Whether something fell due in time, as far as the dates tell. */
export type Timeliness = 'in-time' | 'late' | 'undetermined';

/**
 * Whether a notice came within its own length of time from a clock's start, such as the one by which an agency
 * switches the pathway.
 */
export function timelinessOf(
  notice: DayBounds,
  within: Length & { readonly countStartDay: boolean },
  start: DayBounds,
  calendar: WorkingDayCalendar,
): Timeliness {
  const counting = { calendar, countStartDay: within.countStartDay, leftOut: [] };
  if (notice.latest <= dayReached(start.earliest, within, counting)) return 'in-time';
  return notice.earliest > dayReached(start.latest, within, counting) ? 'late' : 'undetermined';
}
