import { logLogLimits } from './confidence-band.js';
import { cumulativeIncidence, incidenceOn } from './cumulative-incidence.js';
import { totals, type DayTable } from './day-table.js';
import { kaplanMeier } from './kaplan-meier.js';
import { logRank } from './log-rank.js';
import { Outcome } from './outcome.js';
import { columnsOf, type Span } from './spans.js';
import { survivalOn } from './survival-at.js';
import { survivalMedian, survivalQuantile } from './survival-quantile.js';
import { tally } from './tally.js';

/** Answers of R 4.2.2 with survival 3.5-3, where no other source is named. */

type Pair = readonly [days: number, outcome: number];
const spansOf = (pairs: readonly Pair[], group = 0): Span[] =>
  pairs.map(([days, outcome]) => ({ days, outcome, group }));
const tableOf = (pairs: readonly Pair[]): DayTable => tally(columnsOf(spansOf(pairs)), 1)[0]!;

/** Remission in acute myelogenous leukaemia (R. G. Miller, Survival Analysis, Wiley 1981, p. 49): weeks, relapse. */
// prettier-ignore
const maintained: Pair[] = [
  [9, 1], [13, 1], [13, 0], [18, 1], [23, 1], [28, 0], [31, 1], [34, 1], [45, 0], [48, 1], [161, 0],
];
// prettier-ignore
const nonMaintained: Pair[] = [
  [5, 1], [5, 1], [8, 1], [8, 1], [12, 1], [16, 0], [23, 1], [27, 1], [30, 1], [33, 1], [43, 1], [45, 1],
];
/** Ties, zero durations, every outcome. */
// prettier-ignore
const reviews: Pair[] = [
  [0, 1], [0, 0], [3, 2], [5, 1], [5, 1], [5, 3], [8, 0], [11, 1], [11, 2], [14, 1], [20, 0], [20, 3], [21, 1],
  [30, 0], [33, 1], [40, 0],
];

function expectColumn(
  actual: ArrayLike<number | undefined>,
  expected: readonly (number | undefined)[],
): void {
  expect(actual).toHaveLength(expected.length);
  for (const [row, value] of expected.entries())
    if (value === undefined) expect(actual[row]).toBeUndefined();
    else expect(actual[row]).toBeCloseTo(value, 10);
}

describe('Kaplan–Meier', () => {
  it('of the maintained group', () => {
    const table = tableOf(maintained);
    const curve = kaplanMeier(table);
    expect([...curve.days]).toEqual([9, 13, 18, 23, 28, 31, 34, 45, 48, 161]);
    expect([...curve.atRisk]).toEqual([11, 10, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect([...curve.events]).toEqual([1, 1, 1, 1, 0, 1, 1, 0, 1, 0]);
    expectColumn(
      curve.survival,
      [
        0.9090909090909, 0.8181818181818, 0.7159090909091, 0.6136363636364, 0.6136363636364, 0.4909090909091,
        0.3681818181818, 0.3681818181818, 0.1840909090909, 0.1840909090909,
      ],
    );
    expectColumn(
      Array.from(curve.greenwood, Math.sqrt),
      [
        0.09534625892456, 0.14213381090374, 0.19508757792121, 0.24873416908155, 0.24873416908155,
        0.33446776656157, 0.44181672693779, 0.44181672693779, 0.83378775488851, 0.83378775488851,
      ],
    );
    const limits = Array.from(curve.days, (_, row) => logLogLimits(curve, row));
    expectColumn(
      limits.slice(0, 3).map((limit) => limit?.lower),
      [0.50808020576993, 0.44742861468218, 0.35019038590794],
    );
    expectColumn(
      limits.slice(-1).map((limit) => limit?.upper),
      [0.5250148427266],
    );
    expect(survivalMedian(table)).toEqual({ estimate: 31, lower: 13, upper: undefined });
    expect(survivalQuantile(table, 0.25)).toEqual({ estimate: 18, lower: 9, upper: 34 });
    expect(survivalQuantile(table, 0.75)).toEqual({ estimate: 48, lower: 31, upper: undefined });
  });

  it('of the non-maintained group, which comes down to 0', () => {
    const curve = kaplanMeier(tableOf(nonMaintained));
    expect(survivalMedian(tableOf(nonMaintained))).toEqual({ estimate: 23, lower: 5, upper: 33 });
    const last = curve.days.length - 1;
    expect(curve.survival[last]).toBe(0);
    expect(curve.greenwood[last]).toBe(Infinity);
    expect(logLogLimits(curve, last)).toBeUndefined();
    expectColumn(
      [logLogLimits(curve, 8)?.lower, logLogLimits(curve, 8)?.upper],
      [0.005746305695864, 0.3489038611107],
    );
    expect(survivalOn(curve, 5_000).survival).toBe(0);
  });

  it('of spans that begin with an event and a censored one on day 0', () => {
    const curve = kaplanMeier(tableOf(reviews));
    expect([...curve.atRisk]).toEqual([16, 14, 13, 10, 9, 7, 6, 4, 3, 2, 1]);
    expectColumn(
      curve.survival.slice(0, 5),
      [0.9375, 0.9375, 0.7932692307692, 0.7932692307692, 0.7051282051282],
    );
    expect(survivalMedian(tableOf(reviews))).toEqual({ estimate: 21, lower: 5, upper: undefined });
    expect(totals(tableOf(reviews))).toMatchObject({
      n: 16,
      pending: 5,
      approved: 7,
      withdrawn: 2,
      refused: 2,
    });
  });

  it('that lies flat at one half: halfway to the next fall, or its first day where there is none', () => {
    const falls: Pair[] = [[10, 1], [20, 1], [30, 1], [40, 1]]; // prettier-ignore
    expect(survivalMedian(tableOf(falls))).toEqual({
      estimate: 25,
      lower: 10,
      upper: undefined,
    });
    const stays: Pair[] = [[10, 1], [20, 1], [30, 0], [40, 0]]; // prettier-ignore
    expect(survivalMedian(tableOf(stays)).estimate).toBe(20);
  });

  it('read on chosen days, says nothing beyond the last span', () => {
    const curve = kaplanMeier(tableOf(maintained));
    expect(survivalOn(curve, 0)).toEqual({ day: 0, atRisk: 11, survival: 1, limits: undefined });
    expect(survivalOn(curve, 20)).toMatchObject({ atRisk: 7, survival: curve.survival[2] });
    expect(survivalOn(curve, 161).survival).toBe(curve.survival.at(-1));
    expect(survivalOn(curve, 162)).toEqual({ day: 162, atRisk: 0, survival: undefined, limits: undefined });
    expect(survivalOn(kaplanMeier(tableOf([])), 3).survival).toBeUndefined();
    expect(survivalMedian(tableOf([])).estimate).toBeUndefined();
    expect(() => survivalQuantile(tableOf(maintained), 1)).toThrow(RangeError);
  });
});

describe('Aalen–Johansen', () => {
  it('of the reviews', () => {
    const curve = cumulativeIncidence(tableOf(reviews));
    // prettier-ignore
    expectColumn(curve.approved, [
      0.0625, 0.0625, 0.1964285714286, 0.1964285714286, 0.2708333333333, 0.3452380952381, 0.3452380952381,
      0.438244047619, 0.438244047619, 0.5777529761905, 0.5777529761905,
    ]);
    expectColumn(
      curve.withdrawn.slice(0, 5),
      [0, 0.06696428571429, 0.06696428571429, 0.06696428571429, 0.14136904761905],
    );
    expectColumn(curve.refused.slice(5, 7), [0.06696428571429, 0.14136904761905]);
    expectColumn(curve.open.slice(-2), [0.1395089285714, 0.1395089285714]);
    expect(incidenceOn(curve, 25)?.approved).toBeCloseTo(0.438244047619, 10);
    expect(incidenceOn(curve, 41)).toBeUndefined();
    const decided = cumulativeIncidence(tableOf([[2, Outcome.refused], [4, Outcome.approved]])); // prettier-ignore
    expect(incidenceOn(decided, 1)).toEqual({ day: 1, approved: 0, withdrawn: 0, refused: 0, open: 1 });
    expect(incidenceOn(decided, 99)).toEqual({ day: 99, approved: 0.5, withdrawn: 0, refused: 0.5, open: 0 });
    expect(incidenceOn(cumulativeIncidence(tableOf([])), 0)).toBeUndefined();
  });
});

describe('log-rank', () => {
  const test = (...groups: readonly Pair[][]) =>
    logRank(tally(columnsOf(groups.flatMap((pairs, group) => spansOf(pairs, group))), groups.length));

  it('of the two groups', () => {
    const result = test(maintained, nonMaintained)!;
    expect(result.observed).toEqual([7, 11]);
    expectColumn(result.expected, [10.6893359923007, 7.3106640076993]);
    expect(result.chiSquare).toBeCloseTo(3.3963886989776, 10);
    expect(result.pValue).toBeCloseTo(0.0653393220405051, 12);
  });

  // prettier-ignore
  const four: Pair[][] = [
    [[5, 1], [8, 1], [8, 0], [12, 1], [20, 0]],
    [[3, 1], [3, 1], [9, 1], [15, 0]],
    [[7, 0], [11, 1], [11, 1], [19, 1], [25, 0], [30, 1]],
    [[6, 0]],
  ];

  it('of four groups, one of them a single pending span', () => {
    const result = test(...four)!;
    expect(result.observed).toEqual([3, 3, 4, 0]);
    expectColumn(
      result.expected,
      [2.651334776334776, 1.463564213564214, 5.688672438672438, 0.196428571428571],
    );
    expect(result).toMatchObject({ degreesOfFreedom: 3 });
    expect(result.chiSquare).toBeCloseTo(2.69753030410042, 10);
    expect(result.pValue).toBeCloseTo(0.44064715647601, 10);
  });

  it('leaves an empty group out, and does not care about the order of groups', () => {
    const result = test(...four)!;
    const turned = test([], ...[...four].reverse())!;
    expect(turned.degreesOfFreedom).toBe(3);
    expect(turned.chiSquare).toBeCloseTo(result.chiSquare, 10);
  });

  it('is undefined without two groups to compare, and where nothing varies', () => {
    expect(test(maintained)).toBeUndefined();
    expect(test(maintained, [])).toBeUndefined();
    expect(test([[4, 0]], [[5, 0]])).toBeUndefined();
    expect(test([[4, 1]], [[4, 1]])).toBeUndefined();
  });
});
