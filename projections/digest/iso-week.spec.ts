import fc from 'fast-check';
import { epochDay, isoDate } from '#events/edtf.js';
import { lastFullWeek, weekNamed, weekOf } from './iso-week.js';

describe('the week of ISO 8601', () => {
  it.each([
    ['2025-10-20', '2025-W43', '2025-10-20', '2025-10-26'],
    ['2025-10-26', '2025-W43', '2025-10-20', '2025-10-26'],
    ['2025-12-29', '2026-W01', '2025-12-29', '2026-01-04'],
    ['2021-01-03', '2020-W53', '2020-12-28', '2021-01-03'],
    ['2016-01-03', '2015-W53', '2015-12-28', '2016-01-03'],
    ['1969-12-31', '1970-W01', '1969-12-29', '1970-01-04'],
    ['0001-01-01', '0001-W01', '0001-01-01', '0001-01-07'],
  ])('of %s is %s, %s to %s', (day, name, monday, sunday) => {
    const week = weekOf(epochDay(day))!;
    expect([week.name, isoDate(week.monday), isoDate(week.sunday)]).toEqual([name, monday, sunday]);
    expect(weekNamed(name)).toEqual(week);
  });

  it.each(['2025-W53', '2025-W00', '2025-W54', '2025-43', '2025-W1', 'W43', '9999-W52', '12025-W01', ''])(
    'is none of %j',
    (name) => expect(weekNamed(name)).toBeUndefined(),
  );

  it('has seven days, follows the week before it, and is found again by its name', () => {
    const days = { min: epochDay('0001-01-01'), max: epochDay('9998-12-31') };
    fc.assert(
      fc.property(fc.integer(days), (day) => {
        const week = weekOf(day)!;
        expect(week.monday <= day && day <= week.sunday && week.sunday - week.monday === 6).toBe(true);
        expect(new Date(week.monday * 86_400_000).getUTCDay()).toBe(1);
        expect(weekNamed(week.name)).toEqual(week);
        expect(weekOf(week.sunday + 1)!.monday).toBe(week.sunday + 1);
        // Naive: the year of the Thursday, and how many Thursdays it has had.
        const thursday = new Date((week.monday + 3) * 86_400_000);
        const yearsDay = (thursday.getTime() - new Date(thursday).setUTCMonth(0, 1)) / 86_400_000;
        expect(week.name).toBe(
          `${isoDate(week.monday + 3).slice(0, 4)}-W${String(Math.floor(yearsDay / 7) + 1).padStart(2, '0')}`,
        );
      }),
    );
  });
});

describe('the last full week', () => {
  it.each([
    ['2025-10-25', '2025-W42'],
    ['2025-10-26', '2025-W43'],
    ['2025-10-27', '2025-W43'],
    ['2025-11-02', '2025-W44'],
  ])('by the end of %s is %s', (day, name) => {
    expect(lastFullWeek(epochDay(day))!.name).toBe(name);
  });
});
