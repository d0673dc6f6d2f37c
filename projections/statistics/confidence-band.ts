import type { SurvivalCurve } from './kaplan-meier.js';

/** The 0.975 quantile of the standard normal distribution: for two-sided 95 % limits. */
export const Z_95 = 1.959963984540054;

export interface ConfidenceLimits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Pointwise confidence limits of a survival curve on the log(-log) scale: S^exp(±z σ / log S), σ² being Greenwood's
 * sum. They stay between 0 and 1, and are the same as R's `survfit(…, conf.type = "log-log")`.
 * Source: J. D. Kalbfleisch, R. L. Prentice, The Statistical Analysis of Failure Time Data, Wiley 1980, section 1.3.
 * @param row a row of the curve
 * @param z normal quantile for the level
 * @returns undefined where the curve is 1 or 0 and the scale therefore has no value, as R's `NA`
 */
export function logLogLimits(
  curve: SurvivalCurve,
  row: number,
  z: number = Z_95,
): ConfidenceLimits | undefined {
  const [survival, greenwood] = [curve.survival[row], curve.greenwood[row]!];
  if (survival === undefined) return undefined;
  const lower = logLogLimit(survival, greenwood, z);
  return lower === undefined ? undefined : { lower, upper: logLogLimit(survival, greenwood, -z)! };
}

/** One of them alone: the lower one of a normal quantile above 0, the upper one of its opposite. */
export function logLogLimit(survival: number, greenwood: number, z: number): number | undefined {
  if (survival <= 0 || survival >= 1) return undefined;
  const log = Math.log(survival);
  const spread = (z * Math.sqrt(greenwood)) / log;
  return Math.exp(log * Math.exp(-spread));
}
