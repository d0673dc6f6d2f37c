import fc from 'fast-check';
import { epochDay, isoDate } from '#events/edtf.js';
import { addMonths, civilDate, epochDayOf, yearOf } from './civil-date.js';

const monthsAfter = (date: string, months: number): string => isoDate(addMonths(epochDay(date), months));
const anyDay = fc.integer({ min: -200_000, max: 200_000 });

describe('addMonths', () => {
  it.each([
    ['2024-08-31', 6, '2025-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-07-08', 6, '2025-01-08'],
    ['2024-07-01', 6, '2025-01-01'],
    ['2024-07-31', 6, '2025-01-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-31', 0, '2024-01-31'],
    ['2024-12-15', 1, '2025-01-15'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(monthsAfter(date, months)).toBe(expected);
  });

  it('lands in the month asked for, on the same day or on the last', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const from = civilDate(day);
        const to = civilDate(addMonths(day, months));
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        const onLastDay = civilDate(addMonths(day, months) + 1).day === 1;
        expect(to.day === from.day || (to.day < from.day && onLastDay)).toBe(true);
      }),
    );
  });

  it('never turns the order of two days round', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(70), fc.integer({ min: 0, max: 60 }), (day, later, months) => {
        expect(addMonths(day, months)).toBeLessThanOrEqual(addMonths(day + later, months));
      }),
    );
  });

  it('leaves an open bound open and refuses a part of a month', () => {
    expect(addMonths(-Infinity, 6)).toBe(-Infinity);
    expect(addMonths(Infinity, 6)).toBe(Infinity);
    expect(() => addMonths(0, 1.5)).toThrow(RangeError);
  });
});

describe('civilDate', () => {
  it('reads an epoch day and gives it back', () => {
    expect(civilDate(epochDay('2024-02-29'))).toEqual({ year: 2024, month: 2, day: 29 });
    expect(yearOf(epochDay('2026-12-31'))).toBe(2026);
    expect(epochDayOf(2024, 14, 1)).toBe(epochDay('2025-02-01'));
    expect(isoDate(epochDayOf(33, 1, 2))).toBe('0033-01-02');
  });
});
