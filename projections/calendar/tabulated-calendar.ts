import type { EpochDay } from '#events/edtf.js';
import { epochDayOf } from './civil-date.js';
import { CountedCalendar } from './counted-calendar.js';
import { fingerprint } from './fingerprint.js';
import { nthWeekday, weekdaysUpTo } from './weekdays.js';

/** The years a calendar is published for, both included. */
export interface PublishedYears {
  readonly first: number;
  readonly last: number;
}

/**
 * A calendar published for a run of years. Inside them a running count of working days and the list of working days
 * answer every question by one or two look-ups; before and after, Monday to Friday.
 */
export class TabulatedCalendar extends CountedCalendar {
  readonly version: string;
  readonly firstPublishedYear: number;
  readonly lastPublishedYear: number;
  private readonly firstDay: EpochDay;
  private readonly lastDay: EpochDay;
  /** Working days from the first published day up to and including each day. */
  private readonly upTo: Int32Array;
  /** The working days themselves, in order. */
  private readonly workingDays: Int32Array;

  /** @param isWorkingDay asked once for each day of the published years */
  constructor(
    readonly country: string,
    years: PublishedYears,
    isWorkingDay: (day: EpochDay) => boolean,
  ) {
    super();
    this.firstPublishedYear = years.first;
    this.lastPublishedYear = years.last;
    this.firstDay = epochDayOf(years.first, 1, 1);
    this.lastDay = epochDayOf(years.last, 12, 31);
    this.upTo = new Int32Array(this.lastDay - this.firstDay + 1);
    const workingDays: EpochDay[] = [];
    for (let day = this.firstDay; day <= this.lastDay; day++) {
      if (isWorkingDay(day)) workingDays.push(day);
      this.upTo[day - this.firstDay] = workingDays.length;
    }
    this.workingDays = Int32Array.from(workingDays);
    this.version = `${country}-${years.first}-${years.last}-${fingerprint(this.workingDays)}`;
  }

  isPublished(first: EpochDay, last: EpochDay): boolean {
    return first >= this.firstDay && last <= this.lastDay;
  }

  protected numberUpTo(day: EpochDay): number {
    const published = this.upTo[day - this.firstDay];
    if (published !== undefined) return published;
    if (day < this.firstDay) return weekdaysUpTo(day) - weekdaysUpTo(this.firstDay - 1);
    return this.workingDays.length + weekdaysUpTo(day) - weekdaysUpTo(this.lastDay);
  }

  protected nth(n: number): EpochDay {
    const published = this.workingDays[n - 1];
    if (published !== undefined) return published;
    if (n < 1) return nthWeekday(weekdaysUpTo(this.firstDay - 1) + n);
    return nthWeekday(weekdaysUpTo(this.lastDay) + n - this.workingDays.length);
  }
}
