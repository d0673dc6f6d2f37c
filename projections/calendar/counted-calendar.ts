import type { EpochDay } from '#events/edtf.js';
import type { CountConvention, WorkingDayCalendar, WorkingDayDeadline } from './working-day-calendar.js';

/** Arithmetic over working days for any calendar that can number them in constant time. */
export abstract class CountedCalendar implements WorkingDayCalendar {
  abstract readonly country: string;
  abstract readonly version: string;
  abstract readonly firstPublishedYear: number | undefined;
  abstract readonly lastPublishedYear: number | undefined;

  abstract isPublished(first: EpochDay, last: EpochDay): boolean;

  /** Working days up to and including a whole day, from an origin of the calendar's own; negative before it. */
  protected abstract numberUpTo(day: EpochDay): number;

  /** The working day that `numberUpTo` numbers n. */
  protected abstract nth(n: number): EpochDay;

  isWorkingDay(day: EpochDay): boolean {
    return this.workingDaysBetween(day - 1, day) === 1;
  }

  workingDaysBetween(fromExclusive: EpochDay, toInclusive: EpochDay): number {
    return this.numberUpTo(whole(toInclusive)) - this.numberUpTo(whole(fromExclusive));
  }

  addWorkingDays(start: EpochDay, n: number, { countStartDay }: CountConvention): WorkingDayDeadline {
    if (!Number.isInteger(n) || n < 0)
      throw new RangeError(`a number of working days is a whole number from 0, not ${n}`);
    const before = countStartDay ? whole(start) - 1 : whole(start);
    if (n === 0) return { day: start, provisional: !this.isPublished(start, start) };
    const day = this.nth(this.numberUpTo(before) + n);
    return { day, provisional: !this.isPublished(before + 1, day) };
  }
}

function whole(day: EpochDay): EpochDay {
  if (!Number.isInteger(day)) throw new RangeError(`a day is a whole number of days since 1970, not ${day}`);
  return day;
}
