import fc from 'fast-check';
import type { Span } from '#projections/statistics/spans.js';

export const GROUPS = 5;

/** Outcomes from nearly all pending to none; 0 pending, 1 approved, 2 withdrawn, 3 refused. */
const mixes = [
  [0, 1, 2, 3],
  [0, 0, 0, 0, 0, 0, 0, 0, 1, 2],
  [0, 0, 0, 1],
  [1, 1, 1, 2, 3],
  [1],
  [0],
  [0, 2, 3],
];

/** Few days give ties, many give none. A group may be empty or hold one span; a few spans contradict themselves. */
const dataSet: fc.Arbitrary<Span[]> = fc
  .record({
    mix: fc.constantFrom(...mixes),
    longest: fc.constantFrom(3, 12, 60, 900),
    groups: fc.constantFrom(
      [2],
      [0, 1],
      [0, 0, 0, 0, 0, 0, 0, 3],
      [1, 2, 4],
      [0, 1, 2, 3, 4],
      [0, 1, 1, 3, 3, 3],
    ),
    rows: fc.constantFrom(1, 2, 6, 20, 40, 80, 150),
  })
  .chain(({ mix, longest, groups, rows }) =>
    fc.array(
      fc.record({
        days: fc.integer({ min: -1, max: longest }),
        outcome: fc.constantFrom(...mix),
        group: fc.constantFrom(...groups),
      }),
      { minLength: rows, maxLength: rows, size: 'max' },
    ),
  );

/** The same data sets at every run. */
export function dataSets(count: number): Span[][] {
  return fc.sample(dataSet, { numRuns: count, seed: 20_241_231 });
}
