import { logLogLimit, Z_95 } from './confidence-band.js';
import type { SurvivalCurve } from './kaplan-meier.js';

/** A time by which a share of the spans has met the event, in days, with its confidence band. */
export interface SurvivalQuantile {
  /** Undefined where the curve never comes down far enough. */
  readonly estimate: number | undefined;
  /** Limits of the band; undefined where the limit of the curve never comes down far enough, so that none is known. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** How near a curve counts as equal to a level; the square root of the machine epsilon, as R takes it. */
export const LEVEL_TOLERANCE = Math.sqrt(Number.EPSILON);

/**
 * The day by which a share p has met the event: the first on which the curve is at 1 - p or below. Where the curve
 * lies flat at 1 - p, halfway to the day on which it next falls; where it never falls again, that first day.
 * The band inverts the log-log limits of the curve by the same rule.
 *
 * For the median this is the rule by which R prints a `survfit` (`summary(fit)$table`). R's `quantile(fit)` differs
 * in one case: of a curve that ends flat at 1 - p it takes halfway to the last censored span.
 * Source: R. Brookmeyer, J. Crowley, "A Confidence Interval for the Median Survival Time", Biometrics 38 (1982),
 * 29-41; T. Therneau, the `survival` package 3.5, `print.survfit`.
 * @param p from 0 to 1, both excluded
 */
export function survivalQuantile(curve: SurvivalCurve, p: number, z: number = Z_95): SurvivalQuantile {
  if (!(p > 0 && p < 1)) throw new RangeError(`a share lies between 0 and 1, not ${p}`);
  const level = 1 - p;
  const survivalAt = (row: number) => curve.survival[row]!;
  return {
    estimate: firstAtOrBelow(curve, level, survivalAt),
    lower: firstAtOrBelow(curve, level, (row) => logLogLimit(curve, row, z)),
    // The upper limit lies above the curve: before the curve is down there it is not.
    upper: firstAtOrBelow(curve, level, (row) =>
      isAbove(survivalAt(row), level) ? undefined : logLogLimit(curve, row, -z),
    ),
  };
}

/** The median time to the event, with its band. */
export function survivalMedian(curve: SurvivalCurve, z: number = Z_95): SurvivalQuantile {
  return survivalQuantile(curve, 0.5, z);
}

/** Looks at the days with an event alone: on all others the curve and its limits are what they were. */
function firstAtOrBelow(
  { days, events }: SurvivalCurve,
  level: number,
  value: (row: number) => number | undefined,
): number | undefined {
  let reached: { day: number; value: number } | undefined;
  for (let row = 0; row < days.length; row++) {
    if (events[row] === 0) continue;
    const here = value(row);
    if (here === undefined || isAbove(here, level)) continue;
    if (reached === undefined) {
      if (Math.abs(here - level) >= LEVEL_TOLERANCE) return days[row];
      reached = { day: days[row]!, value: here };
    } else if (here < reached.value) return (reached.day + days[row]!) / 2;
  }
  return reached?.day;
}

const isAbove = (value: number, level: number): boolean => value >= level + LEVEL_TOLERANCE;
