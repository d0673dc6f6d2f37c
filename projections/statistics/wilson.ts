import { Z_95, type ConfidenceLimits } from './confidence-band.js';

export interface Proportion extends ConfidenceLimits {
  readonly share: number;
}

/**
 * A share with its score interval: the proportions p for which |s/n - p| ≤ z √(p (1 - p) / n). No continuity
 * correction; the same as R's `prop.test(s, n, correct = FALSE)`.
 * Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927),
 * 209-212.
 * @returns undefined of no trials
 * @throws RangeError where the successes are not whole numbers from 0 to n
 */
export function wilson(successes: number, n: number, z: number = Z_95): Proportion | undefined {
  if (!Number.isInteger(n) || !Number.isInteger(successes) || successes < 0 || successes > n)
    throw new RangeError(`${successes} of ${n} is no share`);
  if (n === 0) return undefined;
  const share = successes / n;
  const centre = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    share,
    lower: successes === 0 ? 0 : (centre - spread) / scale,
    upper: successes === n ? 1 : (centre + spread) / scale,
  };
}
