import fc from 'fast-check';
import { dateBounds, epochDay, isoDate } from '#events/edtf.js';
import { addMonths } from '../calendar/civil-date.js';
import { calendarOf } from '../calendar/calendars.js';
import { deadlineOf, timelinessOf } from './deadline.js';
import type { ClockFacts, ClockTerms, ClockUnit, DayBounds } from './terms.js';

const china = calendarOf('CN');
const terms = (length: number, unit: ClockUnit, more: Partial<ClockTerms> = {}): ClockTerms => ({
  length,
  unit,
  countStartDay: false,
  onSilence: 'overdue',
  ...more,
});
const TODAY = epochDay('2025-06-30');
const isoDeadline = (of: ClockTerms, facts: ClockFacts, asOf = TODAY): [string, string] => {
  const { earliest, latest } = deadlineOf(of, facts, china, asOf);
  return [isoDate(earliest), isoDate(latest)];
};
const from = (text: string): ClockFacts => ({ start: dateBounds(text) });

describe('a deadline', () => {
  it.each([
    ['2024-07-08', 6, '2025-01-08', '2025-01-08'],
    ['2024-07', 6, '2025-01-01', '2025-01-31'],
    ['2024-08-31', 6, '2025-02-28', '2025-02-28'],
    ['2023-03-15', 12, '2024-03-15', '2024-03-15'],
  ])('from %s, %i months on, lies between %s and %s', (start, months, earliest, latest) => {
    expect(isoDeadline(terms(months, 'months'), from(start))).toEqual([earliest, latest]);
  });

  it('follows the working days of the country, whether or not the start day counts', () => {
    const facts = from('2022-11-17');
    expect(isoDeadline(terms(60, 'working-days'), facts)).toEqual(['2023-02-15', '2023-02-15']);
    expect(isoDeadline(terms(60, 'working-days', { countStartDay: true }), facts)).toEqual([
      '2023-02-14',
      '2023-02-14',
    ]);
    expect(isoDeadline(terms(60, 'calendar-days'), facts)).toEqual(['2023-01-16', '2023-01-16']);
    expect(isoDeadline(terms(60, 'calendar-days', { countStartDay: true }), facts)[0]).toBe('2023-01-15');
    expect(isoDeadline(terms(2, 'months', { countStartDay: true }), facts)[0]).toBe('2023-01-16');
  });

  it('is provisional where it rests on working days not yet published, and on nothing else', () => {
    const provisional = (of: ClockTerms, start: string) =>
      deadlineOf(of, from(start), china, TODAY).provisional;
    expect(provisional(terms(60, 'working-days'), '2026-08-03')).toBe(false);
    expect(provisional(terms(60, 'working-days'), '2026-12-01')).toBe(true);
    expect(provisional(terms(60, 'working-days'), '2026-08/2026-12')).toBe(true);
    expect(provisional(terms(60, 'calendar-days'), '2026-12-01')).toBe(false);
    expect(
      deadlineOf(terms(60, 'working-days'), from('2024-01-02'), calendarOf('US'), TODAY).provisional,
    ).toBe(true);
    const extended = { ...from('2026-12-01'), extensions: [{ length: 20, unit: 'working-days' as const }] };
    expect(deadlineOf(terms(1, 'months'), extended, china, TODAY).provisional).toBe(true);
  });

  it('moves by extensions, each counted on from the deadline it extends', () => {
    const extensions = [{ length: 3, unit: 'months' as const }];
    expect(isoDeadline(terms(12, 'months'), { ...from('2023-03-15'), extensions })[0]).toBe('2024-06-15');
    expect(isoDeadline(terms(8, 'months'), { ...from('2023-06-30'), extensions })[0]).toBe('2024-05-29');
    const counted = terms(10, 'calendar-days', { countStartDay: true });
    expect(
      isoDeadline(counted, { ...from('2023-03-01'), extensions: [{ length: 5, unit: 'calendar-days' }] })[0],
    ).toBe('2023-03-15');
  });

  it('counts the terms of the other pathway from the same start after a switch', () => {
    const facts = { ...from('2022-11-17'), switchedTo: terms(60, 'working-days') };
    expect(isoDeadline(terms(30, 'working-days'), from('2022-11-17'))[0]).toBe('2022-12-29');
    expect(isoDeadline(terms(30, 'working-days'), facts)[0]).toBe('2023-02-15');
  });

  it('goes on after a stop: day 120, a stop, and the day of resuming is day 121', () => {
    const active = terms(210, 'active-days', { countStartDay: true });
    const start = epochDay('2023-01-20');
    const day120 = start + 119;
    const stop = { from: dateBounds(isoDate(day120)), to: dateBounds(isoDate(day120 + 91)) };
    const { earliest } = deadlineOf(active, { start: dateBounds('2023-01-20'), stops: [stop] }, china, TODAY);
    expect(earliest).toBe(day120 + 91 + (210 - 121));
  });

  it('is open at the end while the clock stands still, unless it had run out before', () => {
    const stops = [{ from: dateBounds('2025-06-02') }];
    const running = deadlineOf(terms(100, 'active-days'), { ...from('2025-05-01'), stops }, china, TODAY);
    expect(isoDate(running.earliest)).toBe(
      isoDate(epochDay('2025-05-01') + 100 + (TODAY + 1 - epochDay('2025-06-02'))),
    );
    expect(running.latest).toBe(Infinity);
    expect(isoDeadline(terms(20, 'active-days'), { ...from('2025-05-01'), stops })).toEqual([
      '2025-05-21',
      '2025-05-21',
    ]);
    expect(isoDeadline(terms(100, 'calendar-days'), { ...from('2025-05-01'), stops })[1]).toBe('2025-08-09');
    expect(
      deadlineOf(terms(3, 'months', { pausedByStops: true }), { ...from('2025-05-01'), stops }, china, TODAY)
        .latest,
    ).toBe(Infinity);
  });

  it('is open where the start is', () => {
    expect(deadlineOf(terms(60, 'working-days'), from('../2024-01-18'), china, TODAY)).toEqual({
      earliest: -Infinity,
      latest: china.addWorkingDays(epochDay('2024-01-18'), 60, { countStartDay: false }).day,
      provisional: false,
    });
  });

  it.each([0, -5, 2.5, NaN])('refuses a length of %d', (length) => {
    expect(() => deadlineOf(terms(length, 'calendar-days'), from('2024-01-18'), china, TODAY)).toThrow(
      RangeError,
    );
  });
});

interface RandomClock {
  readonly unit: ClockUnit;
  readonly length: number;
  readonly countStartDay: boolean;
  readonly start: number;
  /** Days from the end of one stop to the next, and how long each lasts. */
  readonly stops: readonly (readonly [gap: number, lasts: number])[];
}

const START = epochDay('2023-08-01');
const randomClock: fc.Arbitrary<RandomClock> = fc.record({
  unit: fc.constantFrom<ClockUnit>('working-days', 'calendar-days', 'active-days', 'months'),
  length: fc.integer({ min: 1, max: 40 }),
  countStartDay: fc.boolean(),
  start: fc.nat(500).map((day) => START + day),
  stops: fc.array(fc.tuple(fc.nat(15), fc.nat(12)), { maxLength: 4 }),
});

function stopsOf({ start, stops }: RandomClock): { from: number; to: number }[] {
  let day = start;
  return stops.map(([gap, lasts]) => {
    const stop = { from: day + gap, to: day + gap + lasts };
    day = stop.to;
    return stop;
  });
}

const on = (day: number): DayBounds => ({ earliest: day, latest: day });

describe('deadlines against a walk from day to day', () => {
  it('agree in every unit of days', () => {
    const inDays = randomClock.filter(({ unit }) => unit !== 'months');
    fc.assert(
      fc.property(inDays, (clock) => {
        const { unit, length, countStartDay, start } = clock;
        const stops = stopsOf(clock);
        const standsStill = (day: number) =>
          unit !== 'calendar-days' &&
          stops.some((s) => day > s.from && (countStartDay ? day < s.to : day <= s.to));
        let day = countStartDay ? start - 1 : start;
        for (let left = length; left > 0;) {
          day++;
          if (!standsStill(day) && (unit !== 'working-days' || china.isWorkingDay(day))) left--;
        }
        const facts = { start: on(start), stops: stops.map((s) => ({ from: on(s.from), to: on(s.to) })) };
        const deadline = deadlineOf(terms(length, unit, { countStartDay }), facts, china, TODAY);
        expect([deadline.earliest, deadline.latest]).toEqual([day, day]);
      }),
      { numRuns: 1000 },
    );
  });

  it('of months move by each day stood still before they end', () => {
    fc.assert(
      fc.property(randomClock, (clock) => {
        const { length, start } = clock;
        const months = Math.ceil(length / 4);
        const stops = stopsOf(clock);
        const standsStill = (day: number) => stops.some((s) => day > s.from && day <= s.to);
        let end = addMonths(start, months);
        for (let day = start + 1; day <= end; day++) if (standsStill(day)) end++;
        const facts = { start: on(start), stops: stops.map((s) => ({ from: on(s.from), to: on(s.to) })) };
        expect(deadlineOf(terms(months, 'months', { pausedByStops: true }), facts, china, TODAY).latest).toBe(
          end,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('lie within their bounds, whatever imprecise dates mean', () => {
    const blur = fc.tuple(fc.nat(10), fc.nat(10));
    const blurs = fc.array(blur, { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(randomClock, blurs, fc.boolean(), (clock, by, pausedByStops) => {
        const blurred = (day: number, index: number): DayBounds => ({
          earliest: day - by[index]![0],
          latest: day + by[index]![1],
        });
        const stops = stopsOf(clock);
        const of = terms(clock.length, clock.unit, { countStartDay: clock.countStartDay, pausedByStops });
        const extensions = [{ length: 2, unit: clock.unit }];
        const exact = {
          start: on(clock.start),
          stops: stops.map((s) => ({ from: on(s.from), to: on(s.to) })),
          extensions,
        };
        const imprecise = {
          start: blurred(clock.start, 0),
          stops: stops.map((s, i) => ({ from: blurred(s.from, 1 + 2 * i), to: blurred(s.to, 2 + 2 * i) })),
          extensions,
        };
        const { earliest } = deadlineOf(of, exact, china, TODAY);
        const bounds = deadlineOf(of, imprecise, china, TODAY);
        expect(earliest).toBeGreaterThanOrEqual(bounds.earliest);
        expect(earliest).toBeLessThanOrEqual(bounds.latest);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('timelinessOf a notice within 20 working days', () => {
  const within = { length: 20, unit: 'working-days' as const, countStartDay: false };
  it.each([
    ['2022-12-15', '2022-11-17', 'in-time'],
    ['2022-12-16', '2022-11-17', 'late'],
    ['2022-12', '2022-11-17', 'undetermined'],
    ['2022-11', '2022-11-17', 'in-time'],
    ['2023-01', '2022-11-17', 'late'],
    ['2022-12-15', '2022-11', 'undetermined'],
  ])('on %s, of what started on %s, is %s', (notice, start, expected) => {
    expect(timelinessOf(dateBounds(notice), within, dateBounds(start), china)).toBe(expected);
  });
});
