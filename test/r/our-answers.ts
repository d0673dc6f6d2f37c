import { logLogLimits } from '#projections/statistics/confidence-band.js';
import { cumulativeIncidence } from '#projections/statistics/cumulative-incidence.js';
import { frequencies, totals, type DayTable } from '#projections/statistics/day-table.js';
import { kaplanMeier } from '#projections/statistics/kaplan-meier.js';
import { logRank } from '#projections/statistics/log-rank.js';
import { ANY_END, APPROVAL, type Events } from '#projections/statistics/outcome.js';
import { mean, quantile } from '#projections/statistics/quantile.js';
import { rowAt } from '#projections/statistics/rows.js';
import { survivalOn } from '#projections/statistics/survival-at.js';
import { survivalQuantile } from '#projections/statistics/survival-quantile.js';
import { wilson } from '#projections/statistics/wilson.js';

/** One figure by the name that `survival.R` gives it, of one data set's tables; undefined where it has no value. */
export type Figure = (tables: readonly DayTable[], group: number, day: number) => number | undefined;

const EVENTS: Readonly<Record<string, Events>> = { approval: APPROVAL, anyEnd: ANY_END };

function curveFigures(name: string, events: Events): [string, Figure][] {
  const curve = (tables: readonly DayTable[], group: number) => kaplanMeier(tables[group]!, events);
  const onRow =
    (read: (of: ReturnType<typeof curve>, row: number) => number | undefined): Figure =>
    (tables, group, day) => {
      const of = curve(tables, group);
      const row = rowAt(of.days, day);
      if (of.days[row] !== day) throw new Error(`group ${group} has no row for day ${day}`);
      return read(of, row);
    };
  const quantileAt = (p: number) => (tables: readonly DayTable[], group: number) =>
    survivalQuantile(tables[group]!, p, { events });
  const figures: Record<string, Figure> = {
    atRisk: onRow((of, row) => of.atRisk[row]),
    events: onRow((of, row) => of.events[row]),
    survival: onRow((of, row) => of.survival[row]),
    logError: onRow((of, row) => Math.sqrt(of.greenwood[row]!)),
    lower: onRow((of, row) => logLogLimits(of, row)?.lower),
    upper: onRow((of, row) => logLogLimits(of, row)?.upper),
    median: (tables, group) => quantileAt(0.5)(tables, group).estimate,
    'median.lower': (tables, group) => quantileAt(0.5)(tables, group).lower,
    'median.upper': (tables, group) => quantileAt(0.5)(tables, group).upper,
    'quantile0.25': (tables, group) => quantileAt(0.25)(tables, group).estimate,
    'quantile0.75': (tables, group) => quantileAt(0.75)(tables, group).estimate,
    survivalOn: (tables, group, day) => survivalOn(curve(tables, group), day).survival,
    atRiskOn: (tables, group, day) => survivalOn(curve(tables, group), day).atRisk,
  };
  return Object.entries(figures).map(([figure, read]) => [`${name}.${figure}`, read]);
}

function logRankFigures(name: string, events: Events): [string, Figure][] {
  return [
    [`logRank.${name}.observed`, (tables, group) => logRank(tables, events)?.observed[group]],
    [`logRank.${name}.expected`, (tables, group) => logRank(tables, events)?.expected[group]],
    [`logRank.${name}.chiSquare`, (tables) => logRank(tables, events)?.chiSquare],
    [`logRank.${name}.degreesOfFreedom`, (tables) => logRank(tables, events)?.degreesOfFreedom],
    [`logRank.${name}.pValue`, (tables) => logRank(tables, events)?.pValue],
  ];
}

const incidence = (['open', 'approved', 'withdrawn', 'refused'] as const).map(
  (end, index): [string, Figure] => [
    `incidence${index}`,
    (tables, group, day) => {
      const curve = cumulativeIncidence(tables[group]!);
      return curve[end][rowAt(curve.days, day)];
    },
  ],
);

const share = (tables: readonly DayTable[], group: number) => {
  const { approved, n } = totals(tables[group]!);
  return wilson(approved, n);
};

export const ourFigures: ReadonlyMap<string, Figure> = new Map<string, Figure>([
  ...Object.entries(EVENTS).flatMap(([name, events]) => curveFigures(name, events)),
  ...Object.entries(EVENTS).flatMap(([name, events]) => logRankFigures(name, events)),
  ...incidence,
  ['quantile', (tables, group, p) => quantile(frequencies(tables[group]!, APPROVAL), p)],
  ['mean', (tables, group) => mean(frequencies(tables[group]!, APPROVAL))],
  ['wilson.lower', (tables, group) => share(tables, group)?.lower],
  ['wilson.upper', (tables, group) => share(tables, group)?.upper],
]);
