import type { DayBounds } from '../statistics/duration-bounds.js';

export type { DayBounds };

/**
 * What a clock counts in: working days of the agency's country, calendar days, calendar months, or active days:
 * calendar days without those on which the clock stands still.
 */
export type ClockUnit = 'working-days' | 'calendar-days' | 'months' | 'active-days';

/** A stretch of time as a rule states it; a whole number of units, from 1. */
export interface Length {
  readonly length: number;
  readonly unit: ClockUnit;
}

/** What a rule says of a clock. All of it is data: no length stands in code. */
export interface ClockTerms extends Length {
  /** Whether the day on which the clock starts, or resumes, is the first that is counted. */
  readonly countStartDay: boolean;
  /**
   * Whether days on which the clock stands still are left out of the count. Where the rule does not say: they are
   * for working days and active days, and are not for calendar days and months.
   */
  readonly pausedByStops?: boolean;
  /** What it means that the deadline passes and nothing was said. */
  readonly onSilence: 'overdue' | 'deemed-approved';
}

/** The clock stands still from the day it is stopped, itself still counted, until it resumes. */
export interface Stop {
  readonly from: DayBounds;
  /** The day it resumes; none while it stands still. */
  readonly to?: DayBounds;
}

/** What happened to one clock, as far as it is known and in force on the day it is read. */
export interface ClockFacts {
  readonly start: DayBounds;
  readonly stops?: readonly Stop[];
  /** Each is counted on from the deadline that it extends, in the order given. */
  readonly extensions?: readonly Length[];
  /** The terms of another pathway, counted from the same start in place of the first. */
  readonly switchedTo?: ClockTerms;
  /** How it ended: by what the agency decided, or by the applicant's withdrawal. */
  readonly end?: { readonly on: DayBounds; readonly by: 'agency' | 'applicant' };
}

/** The terms that hold, a switch of pathway taken in. */
export function termsInForce(terms: ClockTerms, facts: ClockFacts): ClockTerms {
  return facts.switchedTo ?? terms;
}

export function isPausedByStops({ unit, pausedByStops }: ClockTerms): boolean {
  return pausedByStops ?? (unit === 'working-days' || unit === 'active-days');
}
