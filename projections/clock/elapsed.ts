import type { EpochDay } from '#events/edtf.js';
import type { Interval } from '../statistics/interval.js';
import { daysAmong, stoppedDays } from './stopped-days.js';
import type { ClockFacts, DayBounds } from './terms.js';

/** Calendar days from a clock's start to its end, or to the day it is read; whose they were. */
export interface Elapsed {
  /** Days on which the clock ran. */
  readonly agencyDays: Interval;
  /** Days on which it stood still, whether or not they move its deadline. */
  readonly applicantDays: Interval;
  /** All of them: the difference of the two dates. */
  readonly days: Interval;
}

/** The day up to which a clock is read: its end, or the day of reading. */
export function readUntil(facts: ClockFacts, asOf: EpochDay): DayBounds {
  return facts.end?.on ?? { earliest: asOf, latest: asOf };
}

/**
 * Agency time and applicant time. Each is least or most on its own: for one meaning of all dates they add up to the
 * days in all, their bounds need not.
 */
export function elapsedOf(facts: ClockFacts, countStartDay: boolean, asOf: EpochDay): Elapsed {
  const { start } = facts;
  const until = readUntil(facts, asOf);
  const { fewest, most } = stoppedDays(facts.stops ?? [], countStartDay, asOf);
  const shortest = Math.max(0, until.earliest - start.latest);
  const longest = Math.max(0, until.latest - start.earliest);
  const surely = until.earliest > start.latest;
  return {
    agencyDays: {
      least: surely ? shortest - daysAmong(most, start.latest, until.earliest) : 0,
      most: longest === Infinity ? Infinity : longest - daysAmong(fewest, start.earliest, until.latest),
    },
    applicantDays: {
      least: surely ? daysAmong(fewest, start.latest, until.earliest) : 0,
      most: daysAmong(most, start.earliest, until.latest),
    },
    days: { least: shortest, most: longest },
  };
}
