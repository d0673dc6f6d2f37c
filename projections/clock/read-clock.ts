import type { EpochDay } from '#events/edtf.js';
import type { WorkingDayCalendar } from '../calendar/working-day-calendar.js';
import type { Interval } from '../statistics/interval.js';
import { unitsUsed } from './counting.js';
import { deadlineOf, type Deadline } from './deadline.js';
import { elapsedOf, readUntil, type Elapsed } from './elapsed.js';
import { possibleStatuses, type ClockStatus } from './status.js';
import { stoppedDays } from './stopped-days.js';
import { isPausedByStops, termsInForce, type ClockFacts, type ClockTerms } from './terms.js';

/** A clock as it stands on a day. Bounds that are open are ±Infinity. */
export interface ClockReading extends Elapsed {
  /** The terms that hold, a switch of pathway taken in. */
  readonly terms: ClockTerms;
  readonly deadline: Deadline;
  /** The one status there can be, or `undetermined`. */
  readonly status: ClockStatus | 'undetermined';
  /** Every status that the dates leave open. */
  readonly possible: readonly ClockStatus[];
  /** Units of the clock used up, by its own count; undefined where it counts months. */
  readonly used: Interval | undefined;
  /** Calendar days from the day of reading to the deadline, negative once it passed; undefined once the clock ended. */
  readonly daysLeft: Interval | undefined;
  /** Likewise in working days; only where the clock counts them. */
  readonly workingDaysLeft: Interval | undefined;
}

/**
 * Reads a clock on a day.
 * @param facts what is known and in force on that day; later facts are the caller's to leave out
 * @param calendar the working days of the agency's country
 * @throws RangeError where a length is not a whole number from 1
 */
export function readClock(
  terms: ClockTerms,
  facts: ClockFacts,
  calendar: WorkingDayCalendar,
  asOf: EpochDay,
): ClockReading {
  const inForce = termsInForce(terms, facts);
  const deadline = deadlineOf(terms, facts, calendar, asOf);
  const possible = possibleStatuses(terms, facts, deadline, asOf);
  const left = (between: (day: EpochDay) => number): Interval | undefined =>
    facts.end ? undefined : { least: between(deadline.earliest), most: between(deadline.latest) };
  const workingDaysTo = (day: EpochDay): number =>
    Number.isFinite(day) ? calendar.workingDaysBetween(asOf, day) : day;
  return {
    ...elapsedOf(facts, inForce.countStartDay, asOf),
    terms: inForce,
    deadline,
    status: possible.length === 1 ? possible[0]! : 'undetermined',
    possible,
    used: usedBy(inForce, facts, calendar, asOf),
    daysLeft: left((day) => day - asOf),
    workingDaysLeft: inForce.unit === 'working-days' ? left(workingDaysTo) : undefined,
  };
}

function usedBy(
  terms: ClockTerms,
  facts: ClockFacts,
  calendar: WorkingDayCalendar,
  asOf: EpochDay,
): Interval | undefined {
  const { countStartDay, unit } = terms;
  const until = readUntil(facts, asOf);
  const stopped = stoppedDays(isPausedByStops(terms) ? (facts.stops ?? []) : [], countStartDay, asOf);
  const least = unitsUsed(facts.start.latest, until.earliest, unit, {
    calendar,
    countStartDay,
    leftOut: stopped.most,
  });
  const most = unitsUsed(facts.start.earliest, until.latest, unit, {
    calendar,
    countStartDay,
    leftOut: stopped.fewest,
  });
  return least === undefined || most === undefined ? undefined : { least, most };
}
