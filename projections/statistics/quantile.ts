import type { Frequencies } from './day-table.js';

/**
 * Sample quantile, linear between order statistics: with h = (n - 1) p, x[⌊h⌋] + (h - ⌊h⌋)(x[⌊h⌋ + 1] - x[⌊h⌋]),
 * counting from 0. Type 7 of R's `quantile`, the default there, in NumPy and in spreadsheets.
 * Source: R. J. Hyndman, Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996),
 * 361-365, definition 7.
 * @param p from 0 to 1
 * @returns the quantile in the unit of the values; undefined of no values
 * @throws RangeError where p lies outside 0 to 1
 */
export function quantile({ values, counts }: Frequencies, p: number): number | undefined {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i]!;
  if (n === 0) return undefined;
  const h = (n - 1) * p;
  const rank = Math.floor(h);
  let at = 0;
  let upTo = counts[0]!;
  while (upTo <= rank) upTo += counts[++at]!;
  const lower = values[at]!;
  if (h === rank) return lower;
  while (upTo <= rank + 1) upTo += counts[++at]!;
  return lower + (h - rank) * (values[at]! - lower);
}

/** Quantile of single values in ascending order. */
export function quantileOfSorted(values: ArrayLike<number>, p: number): number | undefined {
  return quantile({ values, counts: new Uint8Array(values.length).fill(1) }, p);
}

/** Arithmetic mean, in the unit of the values; undefined of no values. */
export function mean({ values, counts }: Frequencies): number | undefined {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    n += counts[i]!;
    sum += counts[i]! * values[i]!;
  }
  return n === 0 ? undefined : sum / n;
}
