import type { EpochDay } from '#events/edtf.js';

export interface CountConvention {
  /** Whether the day a period starts on is its first day, where it is a working day. */
  readonly countStartDay: boolean;
}

export interface WorkingDayDeadline {
  readonly day: EpochDay;
  /** True where a day that was counted lies outside the published years: Monday to Friday was taken for it. */
  readonly provisional: boolean;
}

/** Which days a country's agencies work, and arithmetic over them that takes no longer for a long period. */
export interface WorkingDayCalendar {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Changes whenever any published day changes, and at no other time. Part of the basis of an answer. */
  readonly version: string;
  /** First and last calendar year whose working days are published; undefined where none is. */
  readonly firstPublishedYear: number | undefined;
  readonly lastPublishedYear: number | undefined;
  /** Whether the working days of every day of the closed period are published. */
  isPublished(first: EpochDay, last: EpochDay): boolean;
  isWorkingDay(day: EpochDay): boolean;
  /**
   * Working days after `fromExclusive`, up to and including `toInclusive`. Where the second comes first, the same
   * count the other way round, negative.
   * @throws RangeError where a day is not finite
   */
  workingDaysBetween(fromExclusive: EpochDay, toInclusive: EpochDay): number;
  /**
   * The n-th working day from a start, which need not be a working day itself; for n = 0 the start.
   * @throws RangeError where n is negative or no whole number, or the start is not finite
   */
  addWorkingDays(start: EpochDay, n: number, convention: CountConvention): WorkingDayDeadline;
}
