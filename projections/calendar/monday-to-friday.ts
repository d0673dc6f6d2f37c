import type { EpochDay } from '#events/edtf.js';
import { CountedCalendar } from './counted-calendar.js';
import { nthWeekday, weekdaysUpTo } from './weekdays.js';

/** Stands in where no working days are published: Monday to Friday, every deadline provisional. */
export class MondayToFriday extends CountedCalendar {
  readonly version: string;
  readonly firstPublishedYear = undefined;
  readonly lastPublishedYear = undefined;

  constructor(readonly country: string) {
    super();
    this.version = `${country}-monday-to-friday`;
  }

  isPublished(): boolean {
    return false;
  }

  protected numberUpTo(day: EpochDay): number {
    return weekdaysUpTo(day);
  }

  protected nth(n: number): EpochDay {
    return nthWeekday(n);
  }
}
