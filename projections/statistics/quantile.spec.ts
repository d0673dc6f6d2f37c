import fc from 'fast-check';
import { mean, quantile, quantileOfSorted } from './quantile.js';

const sample = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 30 });

/** Type 7 in the words of its definition: p(k) = (k - 1) / (n - 1), joined by straight lines. */
function byDefinition(sorted: readonly number[], p: number): number {
  const k = sorted.findIndex((_, index) => index / Math.max(sorted.length - 1, 1) >= p);
  if (k <= 0) return sorted[0]!;
  const [before, after] = [(k - 1) / (sorted.length - 1), k / (sorted.length - 1)];
  return sorted[k - 1]! + ((p - before) / (after - before)) * (sorted[k]! - sorted[k - 1]!);
}

describe('quantile', () => {
  it('gives what R 4.2.2 gives: quantile(c(186, 242, 242, 303, 365, 400, 731), p, type = 7)', () => {
    const counted = { values: [186, 242, 303, 365, 400, 500, 731], counts: [1, 2, 1, 1, 1, 0, 1] };
    const figures = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].map((p) => quantile(counted, p));
    const inR = [186, 219.6, 242, 303, 382.5, 532.4, 731];
    for (const [index, figure] of figures.entries()) expect(figure).toBeCloseTo(inR[index]!, 10);
    expect(mean(counted)).toBeCloseTo(352.714285714286, 10);
  });

  it('joins order statistics by straight lines', () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
        const sorted = [...values].sort((a, b) => a - b);
        expect(quantileOfSorted(sorted, p)).toBeCloseTo(byDefinition(sorted, p), 9);
      }),
    );
  });

  it('is undefined of nothing, and refuses what is no probability', () => {
    expect(quantile({ values: [], counts: [] }, 0.5)).toBeUndefined();
    expect(mean({ values: [3], counts: [0] })).toBeUndefined();
    expect(() => quantileOfSorted([1], 1.01)).toThrow(RangeError);
    expect(() => quantileOfSorted([1], NaN)).toThrow(RangeError);
  });
});
