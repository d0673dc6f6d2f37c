import { logLogLimits, type ConfidenceLimits, Z_95 } from './confidence-band.js';
import type { SurvivalCurve } from './kaplan-meier.js';
import { atRiskOn, rowAt } from './rows.js';

export interface SurvivalOnDay {
  readonly day: number;
  /** Spans whose duration is at least `day`. */
  readonly atRisk: number;
  /**
   * Probability of no event up to and including the day. Undefined beyond the last span while the curve is above 0:
   * nobody was watched for so long, and the estimate has no value there.
   */
  readonly survival: number | undefined;
  /** Log-log confidence limits; undefined where the survival is, or is 1 or 0. */
  readonly limits: ConfidenceLimits | undefined;
}

/** A survival curve read on a chosen day: its last step not after that day. */
export function survivalOn(curve: SurvivalCurve, day: number, z: number = Z_95): SurvivalOnDay {
  const row = rowAt(curve.days, day);
  const atRisk = atRiskOn(curve, day);
  const survival = row < 0 ? (curve.n > 0 ? 1 : undefined) : curve.survival[row];
  const unwatched = atRisk === 0 && survival !== 0;
  if (unwatched) return { day, atRisk, survival: undefined, limits: undefined };
  return { day, atRisk, survival, limits: logLogLimits(curve, row, z) };
}
