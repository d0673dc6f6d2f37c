import fc from 'fast-check';
import chineseDays from 'chinese-days';
import { epochDay, isoDate } from '#events/edtf.js';
import { calendarOf, calendarVersion } from './calendars.js';
import { epochDayOf, yearOf } from './civil-date.js';
import { TabulatedCalendar } from './tabulated-calendar.js';
import type { WorkingDayCalendar } from './working-day-calendar.js';

const china = calendarOf('CN');
const weekday = (day: number): boolean => ![0, 6].includes(new Date(day * 86_400_000).getUTCDay());
const yearIsPublished = (day: number): boolean => yearOf(day) >= 2004 && yearOf(day) <= 2026;
const worksInChina = (day: number): boolean =>
  yearIsPublished(day) ? chineseDays.isWorkday(isoDate(day)) : weekday(day);

function naiveBetween(works: (day: number) => boolean, from: number, to: number): number {
  let n = 0;
  for (let day = from + 1; day <= to; day++) if (works(day)) n++;
  for (let day = from; day > to; day--) if (works(day)) n--;
  return n;
}

function naiveAdd(works: (day: number) => boolean, start: number, n: number, countStartDay: boolean): number {
  let day = countStartDay ? start - 1 : start;
  for (let left = n; left > 0;) if (works(++day)) left--;
  return day;
}

/**
 * Acceptance, its deadlines after 5, 20, 30, 60, 130 and 200 working days, after 60 where the acceptance day counts,
 * what Monday to Friday would wrongly make of 60, and the 60 in calendar days.
 */
// prettier-ignore
const WORKED: readonly (readonly [string, string, string, string, string, string, string, string, string, number])[] = [
  ['2017-12-11', '2017-12-18', '2018-01-09', '2018-01-23', '2018-03-09', '2018-06-20', '2018-09-27', '2018-03-08', '2018-03-05', 88],
  ['2022-11-17', '2022-11-24', '2022-12-15', '2022-12-29', '2023-02-15', '2023-05-26', '2023-09-04', '2023-02-14', '2023-02-09', 90],
  ['2022-11-22', '2022-11-29', '2022-12-20', '2023-01-04', '2023-02-20', '2023-05-31', '2023-09-07', '2023-02-17', '2023-02-14', 90],
  ['2022-12-29', '2023-01-06', '2023-02-01', '2023-02-15', '2023-03-29', '2023-07-10', '2023-10-20', '2023-03-28', '2023-03-23', 90],
  ['2023-01-05', '2023-01-12', '2023-02-07', '2023-02-21', '2023-04-04', '2023-07-14', '2023-10-26', '2023-04-03', '2023-03-30', 89],
  ['2023-01-29', '2023-02-03', '2023-02-24', '2023-03-10', '2023-04-23', '2023-08-02', '2023-11-14', '2023-04-21', '2023-04-21', 84],
  ['2023-11-04', '2023-11-10', '2023-12-01', '2023-12-15', '2024-01-29', '2024-05-13', '2024-08-20', '2024-01-29', '2024-01-26', 86],
  ['2023-11-10', '2023-11-17', '2023-12-08', '2023-12-22', '2024-02-04', '2024-05-20', '2024-08-27', '2024-02-02', '2024-02-02', 86],
  ['2024-01-26', '2024-02-02', '2024-02-28', '2024-03-13', '2024-04-25', '2024-08-05', '2024-11-15', '2024-04-24', '2024-04-19', 90],
];

describe('the working days of China', () => {
  it.each(WORKED)(
    'deadlines of what was accepted on %s',
    (accepted, d5, d20, d30, d60, d130, d200, counted, naive, days) => {
      const start = epochDay(accepted);
      const after = (n: number, countStartDay = false) => china.addWorkingDays(start, n, { countStartDay });
      expect([5, 20, 30, 60, 130, 200].map((n) => isoDate(after(n).day))).toEqual([
        d5,
        d20,
        d30,
        d60,
        d130,
        d200,
      ]);
      expect(isoDate(after(60, true).day)).toBe(counted);
      expect(after(60).day - start).toBe(days);
      expect(after(60).provisional).toBe(false);
      expect(isoDate(calendarOf('ZZ').addWorkingDays(start, 60, { countStartDay: false }).day)).toBe(naive);
      expect(naive).not.toBe(d60);
    },
  );

  it('each year from 2016 to 2026 has the number of working days of its notice', () => {
    const counts = Array.from({ length: 11 }, (_, index) =>
      china.workingDaysBetween(epochDayOf(2015 + index, 12, 31), epochDayOf(2016 + index, 12, 31)),
    );
    expect(counts).toEqual([250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248]);
  });

  it('agrees with the notices on every single day from 2003 to 2028', () => {
    const from = epochDayOf(2003, 1, 1);
    let running = 0;
    for (let day = from; day <= epochDayOf(2028, 12, 31); day++) {
      if (worksInChina(day)) running++;
      if (china.isWorkingDay(day) !== worksInChina(day)) throw new Error(`${isoDate(day)} is wrong`);
      if (china.workingDaysBetween(from - 1, day) !== running)
        throw new Error(`the count up to ${isoDate(day)} is wrong`);
    }
    expect(running).toBeGreaterThan(6_000);
  });

  it.each([
    ['2023-01-29', true, 'a Sunday made up for'],
    ['2023-11-04', false, 'a Saturday'],
    ['2023-01-02', false, 'a holiday on a Monday'],
    ['2024-02-18', true, 'a Sunday made up for'],
  ])('%s works: %s, %s', (date, works) => {
    expect(china.isWorkingDay(epochDay(date))).toBe(works);
  });

  it('knows which years are published, and marks what goes beyond them', () => {
    expect([china.firstPublishedYear, china.lastPublishedYear]).toEqual([2004, 2026]);
    const after60 = (date: string) => china.addWorkingDays(epochDay(date), 60, { countStartDay: false });
    const lastSafe = after60('2026-09-25');
    expect(yearOf(lastSafe.day)).toBe(2026);
    expect(lastSafe.provisional).toBe(false);
    const beyond = after60('2026-12-01');
    expect(yearOf(beyond.day)).toBe(2027);
    expect(beyond.provisional).toBe(true);
    expect(after60('2027-03-01').provisional).toBe(true);
    expect(china.addWorkingDays(epochDay('2003-12-31'), 1, { countStartDay: false }).provisional).toBe(false);
    expect(china.addWorkingDays(epochDay('2003-12-31'), 1, { countStartDay: true }).provisional).toBe(true);
    expect(china.isPublished(epochDay('2025-06-01'), epochDay('2027-01-01'))).toBe(false);
  });

  it('its version changes with a day and with nothing else', () => {
    const years = { first: 2024, last: 2025 };
    const turned = epochDay('2025-06-04');
    const build = (change: boolean) =>
      new TabulatedCalendar('CN', years, (day) => worksInChina(day) !== (change && day === turned)).version;
    expect(build(false)).toBe(build(false));
    expect(build(true)).not.toBe(build(false));
    expect(calendarVersion()).toBe(china.version);
    expect(china.version).toMatch(/^CN-2004-2026-[0-9a-f]{8}$/);
  });
});

describe.each<[string, WorkingDayCalendar, (day: number) => boolean]>([
  ['China', china, worksInChina],
  ['a country without a calendar', calendarOf('US'), weekday],
])('%s against a loop over days', (_name, calendar, works) => {
  const anyDay = fc.integer({ min: epochDayOf(2002, 1, 1), max: epochDayOf(2030, 1, 1) });

  it('counts the working days of any period', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -900, max: 900 }), (from, length) => {
        expect(calendar.workingDaysBetween(from, from + length)).toBe(
          naiveBetween(works, from, from + length),
        );
      }),
    );
  });

  it('finds the n-th working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), fc.boolean(), (start, n, countStartDay) => {
        expect(calendar.addWorkingDays(start, n, { countStartDay }).day).toBe(
          naiveAdd(works, start, n, countStartDay),
        );
      }),
    );
  });

  it('refuses what is no number of days', () => {
    const convention = { countStartDay: false };
    expect(calendar.addWorkingDays(12, 0, convention).day).toBe(12);
    expect(() => calendar.addWorkingDays(12, -1, convention)).toThrow(RangeError);
    expect(() => calendar.addWorkingDays(12, 1.5, convention)).toThrow(RangeError);
    expect(() => calendar.addWorkingDays(-Infinity, 5, convention)).toThrow(RangeError);
    expect(() => calendar.workingDaysBetween(0, Infinity)).toThrow(RangeError);
    expect(() => calendar.isWorkingDay(0.5)).toThrow(RangeError);
  });
});

describe('a country without a calendar', () => {
  it('claims none: no year is published and every deadline is provisional', () => {
    const calendar = calendarOf('US');
    expect(calendar.lastPublishedYear).toBeUndefined();
    expect(calendar.isPublished(0, 1)).toBe(false);
    expect(calendar.addWorkingDays(epochDay('2024-03-01'), 5, { countStartDay: false })).toEqual({
      day: epochDay('2024-03-08'),
      provisional: true,
    });
    expect(calendarOf('constructor').version).toBe('constructor-monday-to-friday');
  });
});
