import { calendarOf } from '../calendar/calendars.js';
import type { WorkingDayCalendar } from '../calendar/working-day-calendar.js';
import { jurisdictionOf } from '../product/jurisdiction.js';
import type { Profiles } from './profiles.js';
import type { Reading } from './reading.js';

/** What durations are counted in. */
export const UNITS = ['days', 'working-days', 'months'] as const;
export type Unit = (typeof UNITS)[number];

/** Mean length of a month of the Gregorian calendar, in days, as published review times in months take it. */
export const DAYS_A_MONTH = 365.25 / 12;

/** A figure in days told in the unit; working days are counted as such from the start. */
export const inUnit = (unit: Unit, days: number): number => (unit === 'months' ? days / DAYS_A_MONTH : days);

/** How many days a chosen time is, in whole days of the count. */
export const daysOf = (unit: Unit, time: number): number =>
  unit === 'months' ? Math.floor(time * DAYS_A_MONTH) : time;

export interface Convention {
  readonly unit: Unit;
  /** Whether the day a span starts on is its first day. */
  readonly countStartDay: boolean;
}

export const DEFAULT_CONVENTION: Convention = { unit: 'days', countStartDay: false };

/** A duration in whole days or working days, between bounds. */
export interface Duration {
  readonly least: number;
  readonly most: number;
  /** True where it rests on working days that no notice has published. */
  readonly provisional: boolean;
}

/** Counts the days of spans by a convention, each by its own country's calendar. */
export class Durations {
  private readonly calendars: WorkingDayCalendar[] = [];
  private readonly back: number;

  constructor(
    private readonly profiles: Profiles,
    readonly convention: Convention,
  ) {
    this.back = convention.countStartDay ? 1 : 0;
  }

  of(profile: number, reading: Reading): Duration {
    const { least, most } = reading;
    if (this.convention.unit !== 'working-days')
      return { least: least + this.back, most: most + this.back, provisional: false };
    const calendar = this.calendarOf(profile);
    const { start, startLatest, end, endLatest } = reading;
    return {
      least:
        least > 0
          ? calendar.workingDaysBetween(startLatest - this.back, end)
          : this.sameDay(calendar, reading),
      most: calendar.workingDaysBetween(start - this.back, endLatest),
      provisional: !calendar.isPublished(start, endLatest),
    };
  }

  /** A span that may begin and end on one day has a working day where that day is one and counts. */
  private sameDay(calendar: WorkingDayCalendar, { start, startLatest, end, endLatest }: Reading): number {
    if (this.back === 0) return 0;
    const [first, last] = [Math.max(start, end), Math.min(startLatest, endLatest)];
    return calendar.workingDaysBetween(first - 1, last) === last - first + 1 ? 1 : 0;
  }

  calendarOf(profile: number): WorkingDayCalendar {
    return (this.calendars[profile] ??= calendarOf(
      jurisdictionOf(this.profiles.textOf(profile, 'agency') ?? '') ?? 'unknown',
    ));
  }
}
