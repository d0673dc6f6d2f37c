import fc from 'fast-check';
import { Outcome } from '../statistics/outcome.js';
import { sortedTables } from '../statistics/sorted-tables.js';
import { durationBuckets } from './duration-buckets.js';

describe('a histogram of review durations', () => {
  it('counts what was completed, each bound with all below it', () => {
    const span = fc.record({ days: fc.nat(800), outcome: fc.constantFrom(...Object.values(Outcome)) });
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        const [table] = sortedTables(
          {
            days: Int32Array.from(spans, ({ days }) => days),
            outcome: Uint8Array.from(spans, ({ outcome }) => outcome),
            group: new Int32Array(spans.length),
          },
          1,
        );
        const completed = spans.filter(({ outcome }) => outcome === Outcome.approved).map(({ days }) => days);
        expect(durationBuckets(table!, [30, 60, 365])).toEqual({
          counts: [30, 60, 365].map((bound) => completed.filter((days) => days <= bound).length),
          count: completed.length,
          sum: completed.reduce((a, b) => a + b, 0),
        });
      }),
    );
  });
});
