import fc from 'fast-check';
import { dateBounds, EdtfError, epochDay, isEdtf, isoDate, type Precision } from './edtf.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const reads = (text: string) => {
  const { earliest, latest, precision } = dateBounds(text);
  return [earliest, latest, precision];
};

describe('a date with a precision', () => {
  const bounded: [text: string, first: string, last: string, precision: Precision][] = [
    ['2025-01-02', '2025-01-02', '2025-01-02', 'day'],
    ['2024-02-29', '2024-02-29', '2024-02-29', 'day'],
    ['2025-08', '2025-08-01', '2025-08-31', 'month'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2023-02', '2023-02-01', '2023-02-28', 'month'],
    ['2025', '2025-01-01', '2025-12-31', 'year'],
    ['2025-33', '2025-01-01', '2025-03-31', 'quarter'],
    ['2024-34', '2024-04-01', '2024-06-30', 'quarter'],
    ['2025-35', '2025-07-01', '2025-09-30', 'quarter'],
    ['2025-36', '2025-10-01', '2025-12-31', 'quarter'],
    ['2025-10-20/2025-10-26', '2025-10-20', '2025-10-26', 'week'],
    ['2025-10-21/2025-10-27', '2025-10-21', '2025-10-27', 'range'],
    ['1969-12-29/1970-01-04', '1969-12-29', '1970-01-04', 'week'],
    ['2024-01/2024-03', '2024-01-01', '2024-03-31', 'range'],
    ['2023/2024-02', '2023-01-01', '2024-02-29', 'range'],
    ['2025-01-02/2025-01-02', '2025-01-02', '2025-01-02', 'day'],
    ['0001-01-01', '0001-01-01', '0001-01-01', 'day'],
    ['9999', '9999-01-01', '9999-12-31', 'year'],
  ];

  it.each(bounded)('reads %s as %s to %s, a %s', (text, first, last, precision) => {
    expect(reads(text)).toEqual([day(first), day(last), precision]);
  });

  it('leaves an open end open', () => {
    expect(reads('../2024-01-18')).toEqual([-Infinity, day('2024-01-18'), 'on-or-before']);
    expect(reads('../2024')).toEqual([-Infinity, day('2024-12-31'), 'on-or-before']);
    expect(reads('2024-01-18/..')).toEqual([day('2024-01-18'), Infinity, 'on-or-after']);
    expect(reads('../..')).toEqual([-Infinity, Infinity, 'unknown']);
  });

  const days = fc.integer({ min: day('0100-01-01'), max: day('9999-12-31') });

  it('has the bounds that the civil calendar gives it', () => {
    fc.assert(
      fc.property(days, (at) => {
        const date = new Date(at * 86_400_000);
        const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
        const text = date.toISOString().slice(0, 10);
        const starts = (y: number, m: number) => {
          const first = new Date(0);
          first.setUTCFullYear(y, m, 1);
          return first.getTime() / 86_400_000;
        };
        expect(reads(text)).toEqual([at, at, 'day']);
        expect(reads(text.slice(0, 7))).toEqual([starts(year, month), starts(year, month + 1) - 1, 'month']);
        expect(reads(text.slice(0, 4))).toEqual([starts(year, 0), starts(year + 1, 0) - 1, 'year']);
        const quarter = Math.floor(month / 3);
        expect(reads(`${text.slice(0, 4)}-${33 + quarter}`)).toEqual([
          starts(year, quarter * 3),
          starts(year, quarter * 3 + 3) - 1,
          'quarter',
        ]);
        expect(isoDate(epochDay(text))).toBe(text);
      }),
    );
  });

  it('reads an interval of days as its ends, and refuses one that ends before it starts', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [first, last] = a < b ? [a, b] : [b, a];
        const { earliest, latest } = dateBounds(`${isoDate(first)}/${isoDate(last)}`);
        expect([earliest, latest]).toEqual([first, last]);
        expect(isEdtf(`${isoDate(last)}/${isoDate(first)}`)).toBe(first === last);
      }),
    );
  });

  it('gives the same answer when it is asked again', () => {
    for (const [text, first, last, precision] of [...bounded, ...bounded])
      expect(reads(text)).toEqual([day(first), day(last), precision]);
    expect(dateBounds('2025-08')).toEqual(dateBounds('2025-08'));
  });
});

describe('what is no date', () => {
  it.each([
    ['2023-02-29', 'is not a day of the calendar'],
    ['2025-02-30', 'is not a day of the calendar'],
    ['2025-04-31', 'is not a day of the calendar'],
    ['1900-02-29', 'is not a day of the calendar'],
    ['2025-01-01/2025-02-30', 'is not a day of the calendar'],
    ['2025-02-30/..', 'is not a day of the calendar'],
    ['2025-02/2025-01', 'ends before it starts'],
    ['2025/2024', 'ends before it starts'],
    ['2025-06/2025-05-31', 'ends before it starts'],
  ])('refuses %s: it %s', (text, rule) => {
    expect(() => dateBounds(text)).toThrow(EdtfError);
    expect(() => dateBounds(text)).toThrow(rule);
    expect(isEdtf(text)).toBe(false);
  });

  it.each([
    ...['', ' ', '2025-13', '2025-00', '2025-1-2', '25-01-02', '01/02/2025', '2025-32', '2025-37', '2025-21'],
    ...[
      '2025-01-02T00:00:00Z',
      '2025-01-02~',
      '2025?',
      '2025-01-XX',
      '-2025',
      '12025',
      '2025-01-02/',
      '/2025',
    ],
    ...['..', '../', '2025//2026', '2025/2026/2027', '2025-01-02\n', '２０２５', 'today', '{2025,2026}'],
  ])('refuses %j as not of the profile', (text) => {
    expect(() => dateBounds(text)).toThrow(EdtfError);
    expect(isEdtf(text)).toBe(false);
  });

  it('is refused every time, and not remembered as a date', () => {
    for (let i = 0; i < 3; i++) expect(isEdtf('2023-02-29')).toBe(false);
  });

  it.each(['2025-01', '2025', '2025-01-01/2025-01-02', '../2025-01-01'])(
    'does not take %s for a single day',
    (text) => {
      expect(() => epochDay(text)).toThrow('is not a single day');
    },
  );
});
