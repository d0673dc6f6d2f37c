import { logLogLimits, type ConfidenceLimits } from '../statistics/confidence-band.js';
import { cumulativeIncidence, incidenceOn, type IncidenceOnDay } from '../statistics/cumulative-incidence.js';
import type { DayTable } from '../statistics/day-table.js';
import type { Interval } from '../statistics/interval.js';
import { kaplanMeier, type SurvivalCurve } from '../statistics/kaplan-meier.js';
import { rowAt } from '../statistics/rows.js';
import { survivalBounds, survivalQuantileBounds } from '../statistics/survival-bounds.js';
import { survivalOn } from '../statistics/survival-at.js';
import { survivalMedian, type SurvivalQuantile } from '../statistics/survival-quantile.js';
import { daysOf, inUnit, type Unit } from './durations.js';
import type { FigureChoice } from './figure-choice.js';
import type { GroupTables } from './tally-spans.js';

/** Limits of the 95 % log-log band of the median, in the unit; a limit the band never reaches is absent. */
export interface MedianBand {
  readonly lower?: number;
  readonly upper?: number;
}

/** A time by which half the spans have been completed, in the unit; an end that no curve comes down to is absent. */
export interface MedianTime {
  readonly least?: number;
  readonly most?: number;
}

/** The same figure of the spans at their least and at their greatest durations: two readings, and no bounds. */
export interface Extremes<T> {
  readonly ofLeast: T;
  readonly ofMost: T;
}

export interface SurvivalAt {
  /** In the unit. */
  readonly at: number;
  readonly atRisk: Interval;
  /** Share not completed by then, if nothing else could end a span; absent where nobody was watched for so long. */
  readonly survival?: Interval;
  /** 95 % log-log limits. */
  readonly limits: Partial<Extremes<ConfidenceLimits>>;
}

/** Shares of spans that have ended in each way by a time. */
export interface Incidence {
  readonly completed: number;
  readonly withdrawn: number;
  readonly refused: number;
  readonly open: number;
}

export interface SurvivalFigures {
  /** Completion as the event; pending, withdrawn and refused spans are censored. */
  readonly kaplanMeier: {
    readonly median: MedianTime;
    readonly band: Extremes<MedianBand>;
    readonly at: readonly SurvivalAt[];
  };
  /** Aalen–Johansen: completed, withdrawn and refused compete. */
  readonly cumulativeIncidence: readonly ({ readonly at: number } & Partial<Extremes<Incidence>>)[];
}

export function survivalFigures(tables: GroupTables, { unit, at }: FigureChoice): SurvivalFigures {
  const medians = both(tables, survivalMedian);
  const asked = at.length > 0;
  const curves = asked ? both(tables, (table) => kaplanMeier(table)) : undefined;
  const incidences = asked ? both(tables, cumulativeIncidence) : undefined;
  const days = at.map((time) => ({ at: time, day: daysOf(unit, time) }));
  return {
    kaplanMeier: {
      median: present(medianOf(tables, medians), unit),
      band: mapped(medians, ({ lower, upper }) => ({
        ...ofUnit('lower', lower, unit),
        ...ofUnit('upper', upper, unit),
      })),
      at: days.map(({ at: time, day }) => survivalAt(tables, curves!, time, day)),
    },
    cumulativeIncidence: days.map(({ at: time, day }) => ({
      at: time,
      ...mapped(incidences!, (curve) => shares(incidenceOn(curve, day))),
    })),
  };
}

/** Where every date is precise, the curve at hand tells it. */
function medianOf(tables: GroupTables, { ofLeast, ofMost }: Extremes<SurvivalQuantile>) {
  if (ofLeast !== ofMost) return survivalQuantileBounds(tables, 0.5);
  return { least: ofLeast.estimate, most: ofLeast.estimate };
}

const shares = (found: IncidenceOnDay | undefined): Incidence | undefined =>
  found && {
    completed: found.approved,
    withdrawn: found.withdrawn,
    refused: found.refused,
    open: found.open,
  };

function survivalAt(
  tables: GroupTables,
  curves: Extremes<SurvivalCurve>,
  at: number,
  day: number,
): SurvivalAt {
  const read = mapped(curves, (curve) => survivalOn(curve, day));
  const bounds = survivalBounds(tables, day);
  const watched =
    read.ofLeast.survival !== undefined || read.ofMost.survival !== undefined || bounds?.least === 0;
  const survival = watched ? bounds : undefined;
  return {
    at,
    atRisk: { least: read.ofLeast.atRisk, most: read.ofMost.atRisk },
    ...(survival && { survival }),
    limits: mapped(curves, (curve) => {
      const row = rowAt(curve.days, day);
      return row < 0 ? undefined : logLogLimits(curve, row);
    }),
  };
}

function both<T>({ least, most }: GroupTables, make: (table: DayTable) => T): Extremes<T> {
  const ofLeast = make(least);
  return { ofLeast, ofMost: least === most ? ofLeast : make(most) };
}

function mapped<A, B>({ ofLeast, ofMost }: Extremes<A>, map: (of: A) => B): Extremes<B> {
  const least = map(ofLeast);
  return { ofLeast: least, ofMost: ofLeast === ofMost ? least : map(ofMost) };
}

const present = (
  { least, most }: { readonly least: number | undefined; readonly most: number | undefined },
  unit: Unit,
): MedianTime => ({ ...ofUnit('least', least, unit), ...ofUnit('most', most, unit) });

const ofUnit = <K extends string>(name: K, days: number | undefined, unit: Unit): { [key in K]?: number } =>
  days === undefined ? {} : ({ [name]: inUnit(unit, days) } as { [key in K]: number });
