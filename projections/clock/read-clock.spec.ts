import fc from 'fast-check';
import { dateBounds, epochDay } from '#events/edtf.js';
import { calendarOf } from '../calendar/calendars.js';
import { readClock } from './read-clock.js';
import type { ClockFacts, ClockTerms } from './terms.js';

const china = calendarOf('CN');
const sixtyWorkingDays: ClockTerms = {
  length: 60,
  unit: 'working-days',
  countStartDay: false,
  onSilence: 'deemed-approved',
};
const eightMonths: ClockTerms = { length: 8, unit: 'months', countStartDay: false, onSilence: 'overdue' };
const active: ClockTerms = { length: 100, unit: 'active-days', countStartDay: false, onSilence: 'overdue' };
const read = (terms: ClockTerms, facts: ClockFacts, asOf: string) =>
  readClock(terms, facts, china, epochDay(asOf));
const start = dateBounds('2022-11-17');
const decidedOn = (text: string): ClockFacts => ({ start, end: { on: dateBounds(text), by: 'agency' } });

describe('the status of a clock of 60 working days from 2022-11-17, due 2023-02-15', () => {
  it.each([
    ['2022-11-16', {}, 'not-started', ['not-started']],
    ['2022-11-17', {}, 'running', ['running']],
    ['2023-02-15', {}, 'running', ['running']],
    ['2023-02-16', {}, 'deemed-approved', ['deemed-approved']],
    ['2023-06-01', decidedOn('2023-02-15'), 'on-time', ['on-time']],
    ['2023-06-01', decidedOn('2023-02-16'), 'late', ['late']],
    ['2023-06-01', decidedOn('2023-02'), 'undetermined', ['on-time', 'late']],
    ['2023-06-01', { end: { on: dateBounds('2023-05-01'), by: 'applicant' } }, 'withdrawn', ['withdrawn']],
    ['2023-01-10', { stops: [{ from: dateBounds('2023-01-03') }] }, 'stopped', ['stopped']],
    [
      '2023-01-10',
      { stops: [{ from: dateBounds('2022-12-01'), to: dateBounds('2022-12-20') }] },
      'running',
      ['running'],
    ],
    ['2023-03-20', { stops: [{ from: dateBounds('2023-03-01') }] }, 'deemed-approved', ['deemed-approved']],
    ['2023-02-20', { start: dateBounds('2022-11') }, 'undetermined', ['running', 'deemed-approved']],
    ['2022-11-10', { start: dateBounds('2022-11') }, 'undetermined', ['not-started', 'running']],
  ] as const)('on %s with %j is %s', (asOf, facts, status, possible) => {
    const reading = read(sixtyWorkingDays, { start, ...facts }, asOf);
    expect(reading.status).toBe(status);
    expect(reading.possible).toEqual(possible);
  });

  it('is overdue where the rule says nothing of silence, and never stopped where stops do not pause it', () => {
    const overdue = read(eightMonths, { start }, '2023-07-18');
    expect(overdue).toMatchObject({ status: 'overdue', daysLeft: { least: -1, most: -1 }, used: undefined });
    expect(
      read(eightMonths, { start, stops: [{ from: dateBounds('2023-01-01') }] }, '2023-03-01').status,
    ).toBe('running');
  });

  it('follows the terms it was switched to', () => {
    const short = { ...sixtyWorkingDays, length: 30 };
    expect(read(short, { start }, '2023-01-10').status).toBe('deemed-approved');
    const switched = read(
      short,
      { start, switchedTo: { ...sixtyWorkingDays, onSilence: 'overdue' } },
      '2023-02-16',
    );
    expect(switched).toMatchObject({ status: 'overdue', terms: { length: 60 } });
  });
});

describe('what is left and what is used', () => {
  it('in calendar days and in working days', () => {
    const reading = read(sixtyWorkingDays, { start }, '2022-12-29');
    expect(reading.used).toEqual({ least: 30, most: 30 });
    expect(reading.workingDaysLeft).toEqual({ least: 30, most: 30 });
    expect(reading.daysLeft).toEqual({ least: 48, most: 48 });
    expect(reading.days).toEqual({ least: 42, most: 42 });
  });

  it('is nothing to wait for once the clock ended', () => {
    const reading = read(sixtyWorkingDays, decidedOn('2022-12-29'), '2024-01-01');
    expect(reading.daysLeft).toBeUndefined();
    expect(reading.workingDaysLeft).toBeUndefined();
    expect(reading.used).toEqual({ least: 30, most: 30 });
  });

  it('has no end while the clock stands still', () => {
    const reading = read(
      sixtyWorkingDays,
      { start, stops: [{ from: dateBounds('2022-12-29') }] },
      '2023-03-01',
    );
    expect(reading.used).toEqual({ least: 30, most: 30 });
    expect(reading.workingDaysLeft).toEqual({ least: 31, most: Infinity });
    expect(reading.agencyDays).toEqual({ least: 42, most: 42 });
    expect(reading.applicantDays).toEqual({ least: 62, most: 62 });
  });

  it('is an interval from an imprecise or open start', () => {
    const imprecise = read(eightMonths, { start: dateBounds('2024-06'), end: { on: dateBounds('2025-01-02'), by: 'agency' } }, '2025-02-01'); // prettier-ignore
    expect(imprecise.days).toEqual({ least: 186, most: 215 });
    const open = read(sixtyWorkingDays, { start: dateBounds('../2022-11-17') }, '2022-12-29');
    expect(open.used).toEqual({ least: 30, most: Infinity });
    expect(open.days).toEqual({ least: 42, most: Infinity });
    expect(open.agencyDays).toEqual({ least: 42, most: Infinity });
    expect(open.possible).toEqual(['running', 'deemed-approved']);
  });
});

describe('agency time and applicant time', () => {
  const dates = fc.record({
    start: fc.nat(20),
    stop: fc.nat(30),
    lasts: fc.nat(30),
    goesOn: fc.nat(30),
    blur: fc.array(fc.nat(6), { minLength: 8, maxLength: 8 }),
  });
  const BASE = epochDay('2024-01-01');

  it('add up to the days in all, and lie within their bounds whatever imprecise dates mean', () => {
    fc.assert(
      fc.property(dates, fc.boolean(), ({ start: s, stop, lasts, goesOn, blur }, countStartDay) => {
        const days = [s, s + stop, s + stop + lasts, s + stop + lasts + goesOn].map((day) => BASE + day);
        const clock = (around: number) => {
          const bounds = days.map((day, i) => ({
            earliest: day - around * blur[i]!,
            latest: day + around * blur[i + 4]!,
          }));
          const [from, stopped, resumed, ended] = bounds as [
            typeof start,
            typeof start,
            typeof start,
            typeof start,
          ];
          const facts: ClockFacts = {
            start: from,
            stops: [{ from: stopped, to: resumed }],
            end: { on: ended, by: 'agency' },
          };
          return readClock({ ...active, countStartDay }, facts, china, epochDay('2025-01-01'));
        };
        const exact = clock(0);
        const bounds = clock(1);
        expect(exact.agencyDays.least + exact.applicantDays.least).toBe(exact.days.least);
        expect(exact.applicantDays.least).toBe(Math.max(0, countStartDay ? lasts - 1 : lasts));
        const asCounted = exact.agencyDays.least + (countStartDay ? 1 : 0);
        if (days[3]! > days[2]!) expect(exact.used).toEqual({ least: asCounted, most: asCounted });
        for (const figure of ['agencyDays', 'applicantDays', 'days', 'used'] as const) {
          expect(exact[figure]!.least).toBe(exact[figure]!.most);
          expect(exact[figure]!.least).toBeGreaterThanOrEqual(bounds[figure]!.least);
          expect(exact[figure]!.least).toBeLessThanOrEqual(bounds[figure]!.most);
        }
        expect(bounds.possible).toContain(exact.status);
      }),
      { numRuns: 2000 },
    );
  });
});
