import fc from 'fast-check';
import { durationBounds, isComputable } from './duration-bounds.js';
import { frequencies, type DayTable } from './day-table.js';
import { meanBounds, quantileBounds, type ImpreciseSpans } from './distribution-bounds.js';
import { kaplanMeier } from './kaplan-meier.js';
import { ANY_END, APPROVAL, Outcome, OUTCOMES } from './outcome.js';
import { mean, quantile } from './quantile.js';
import { rowAt } from './rows.js';
import { columnsOf } from './spans.js';
import { survivalBounds, survivalQuantileBounds } from './survival-bounds.js';
import { survivalMedian, survivalQuantile } from './survival-quantile.js';
import { tally } from './tally.js';

interface ImpreciseRow {
  readonly least: number;
  readonly most: number;
  readonly outcome: number;
  /** Where between the two a realisation lies, as a share. */
  readonly at: number;
}

const impreciseRows = (longest = 20, widest = 8): fc.Arbitrary<ImpreciseRow[]> =>
  fc.array(
    fc
      .record({
        least: fc.nat(longest),
        width: fc.nat(widest),
        outcome: fc.nat(OUTCOMES - 1),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ least, width, outcome, at }) => ({ least, most: least + width, outcome, at })),
    { maxLength: 12 },
  );

const table = (rows: readonly ImpreciseRow[], days: (row: ImpreciseRow) => number): DayTable =>
  tally(columnsOf(rows.map((row) => ({ days: days(row), outcome: row.outcome, group: 0 }))), 1)[0]!;
const bothEnds = (rows: readonly ImpreciseRow[]): ImpreciseSpans => ({
  least: table(rows, (row) => row.least),
  most: table(rows, (row) => row.most),
});
const realised = (rows: readonly ImpreciseRow[]): DayTable =>
  table(rows, ({ least, most, at }) => least + Math.round(at * (most - least)));
const runs = { numRuns: 2000 };

/** Every meaning of a few imprecise rows. */
function* meanings(rows: readonly ImpreciseRow[], days: number[] = []): Generator<DayTable> {
  const row = rows[days.length];
  if (!row) return yield table(rows, (r) => days[rows.indexOf(r)]!);
  for (let day = row.least; day <= row.most; day++) yield* meanings(rows, [...days, day]);
}

const survivalOnDay = (of: DayTable, day: number): number => {
  const curve = kaplanMeier(of);
  return curve.survival[rowAt(curve.days, day)] ?? 1;
};

describe('figures of imprecise dates', () => {
  it('quantiles and mean of the approved lie within their bounds, which are reached', () => {
    fc.assert(
      fc.property(impreciseRows(), fc.constantFrom(0, 0.25, 0.5, 0.75, 0.9, 1), (rows, p) => {
        const bounds = quantileBounds(bothEnds(rows), APPROVAL, p);
        const about = frequencies(realised(rows), [Outcome.approved]);
        const figure = quantile(about, p);
        expect(bounds === undefined).toBe(figure === undefined);
        if (!bounds) return;
        expect(figure).toBeGreaterThanOrEqual(bounds.least);
        expect(figure).toBeLessThanOrEqual(bounds.most);
        const means = meanBounds(bothEnds(rows), APPROVAL)!;
        expect(mean(about)).toBeGreaterThanOrEqual(means.least);
        expect(mean(about)).toBeLessThanOrEqual(means.most);
      }),
      runs,
    );
  });

  it.each([
    ['approval', APPROVAL],
    ['any end', ANY_END],
  ])('the Kaplan–Meier median of %s lies within its bounds', (_name, events) => {
    fc.assert(
      fc.property(impreciseRows(), fc.constantFrom(0.25, 0.5, 0.75), (rows, p) => {
        const bounds = survivalQuantileBounds(bothEnds(rows), p, events);
        const { estimate } = survivalQuantile(realised(rows), p, { events });
        expect(estimate ?? Infinity).toBeGreaterThanOrEqual(bounds.least ?? Infinity);
        expect(estimate ?? Infinity).toBeLessThanOrEqual(bounds.most ?? Infinity);
      }),
      runs,
    );
  });

  it('survival lies within its bounds on every day, and the lower is reached', () => {
    const few = impreciseRows(5, 3).map((rows) => rows.slice(0, 5));
    fc.assert(
      fc.property(few, fc.integer({ min: 0, max: 9 }), (rows, day) => {
        const bounds = survivalBounds(bothEnds(rows), day);
        expect(bounds === undefined).toBe(rows.length === 0);
        if (!bounds) return;
        const all = Array.from(meanings(rows), (meaning) => survivalOnDay(meaning, day));
        expect(Math.min(...all)).toBeCloseTo(bounds.least, 12);
        expect(Math.max(...all)).toBeLessThanOrEqual(bounds.most + 1e-12);
        const inOrder = rows.every((a) => rows.every((b) => a.least <= b.least === a.most <= b.most));
        if (inOrder) expect(Math.max(...all)).toBeCloseTo(bounds.most, 12);
      }),
      { numRuns: 300 },
    );
  });

  it('bounds of precise dates are the figure itself', () => {
    fc.assert(
      fc.property(impreciseRows(20, 0), (rows) => {
        const spans = bothEnds(rows);
        const { estimate } = survivalMedian(spans.least);
        expect(survivalQuantileBounds(spans, 0.5)).toEqual({ least: estimate, most: estimate });
        if (rows.length === 0) return;
        const figure = survivalOnDay(spans.least, 9);
        const bounds = survivalBounds(spans, 9)!;
        expect(bounds.least).toBeCloseTo(figure, 12);
        expect(bounds.most).toBeCloseTo(figure, 12);
      }),
    );
  });

  it('the curve of the least durations is no bound: a later event may weigh more', () => {
    const rows: ImpreciseRow[] = [
      { least: 1, most: 3, outcome: Outcome.approved, at: 0 },
      { least: 2, most: 2, outcome: Outcome.pending, at: 0 },
    ];
    const { least, most } = bothEnds(rows);
    expect(survivalOnDay(least, 3)).toBe(0.5);
    expect(survivalOnDay(most, 3)).toBe(0);
    expect(survivalBounds({ least, most }, 3)).toEqual({ least: 0, most: 0.5 });
  });
});

describe('durationBounds', () => {
  const on = (earliest: number, latest = earliest) => ({ earliest, latest });
  it.each([
    ['two days', on(10), on(17), 7, 7],
    ['the same day', on(10), on(10), 0, 0],
    ['a month and a day', on(0, 29), on(215), 186, 215],
    ['bounds that overlap', on(0, 29), on(10), 0, 10],
    ['dates that contradict each other', on(20, 29), on(10), -19, -10],
  ])('%s', (_name, start, end, least, most) => {
    expect(durationBounds(start, end)).toEqual({ least, most });
    expect(isComputable({ least, most })).toBe(true);
  });

  it('an open date makes a duration that no column can hold', () => {
    const open = durationBounds(on(-Infinity, 5), on(30));
    expect(open).toEqual({ least: 25, most: Infinity });
    expect(isComputable(open)).toBe(false);
  });
});
