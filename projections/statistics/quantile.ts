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
export const quantile = (of: Frequencies, p: number): number | undefined => distribution(of).quantile(p);

/** Quantiles and mean of the same values, which are counted up once. */
export interface Distribution {
  readonly quantile: (p: number) => number | undefined;
  readonly mean: number | undefined;
}

export function distribution({ values, counts }: Frequencies): Distribution {
  const upTo = new Float64Array(counts.length);
  let n = 0;
  let sum = 0;
  for (let at = 0; at < upTo.length; at++) {
    upTo[at] = n += counts[at]!;
    sum += counts[at]! * values[at]!;
  }
  /** The value of a rank, from 0: the first that is counted beyond it. */
  const ofRank = (rank: number): number => {
    let low = 0;
    for (let high = upTo.length - 1; low < high;) {
      const middle = (low + high) >>> 1;
      if (upTo[middle]! <= rank) low = middle + 1;
      else high = middle;
    }
    return values[low]!;
  };
  const ofShare = (p: number): number | undefined => {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
    if (n === 0) return undefined;
    const h = (n - 1) * p;
    const rank = Math.floor(h);
    const lower = ofRank(rank);
    return h === rank ? lower : lower + (h - rank) * (ofRank(rank + 1) - lower);
  };
  return { quantile: ofShare, mean: n === 0 ? undefined : sum / n };
}

/** Quantile of single values in ascending order. */
export function quantileOfSorted(values: ArrayLike<number>, p: number): number | undefined {
  return quantile({ values, counts: new Uint8Array(values.length).fill(1) }, p);
}

/** Arithmetic mean, in the unit of the values; undefined of no values. */
export const mean = (of: Frequencies): number | undefined => distribution(of).mean;
