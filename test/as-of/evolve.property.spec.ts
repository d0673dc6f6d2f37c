import fc from 'fast-check';
import { productStream } from '#events/subject.js';
import { emptyRecord, evolve, inForce, subjectRecord } from '#projections/product/subject-record.js';
import { folded } from './naive-agreement.js';
import { PRODUCTS } from './random-facts.js';
import { historyOf, moves, streamOfLogged } from './random-history.js';

/** The record of what the streams of a product hold, event by event or at once. */
describe('what is recorded of a product', () => {
  it('adds up to the same, however it is read', () => {
    fc.assert(
      fc.property(moves(80), (moved) => {
        const log = historyOf(moved);
        const register = folded(log);
        for (const productId of PRODUCTS) {
          const streams = register.streamsOf(productStream(productId));
          const read = log.filter((event) => streams.includes(streamOfLogged(event)));
          const own = read.findLastIndex((event) => event.productId === productId);
          if (own < 0) continue;
          const before = subjectRecord({ productId }, read.slice(0, own));
          expect(evolve(before, read[own]!)).toEqual(subjectRecord({ productId }, read.slice(0, own + 1)));
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('adds up event by event where a product shares nothing', () => {
    fc.assert(
      fc.property(moves(80), (moved) => {
        const log = historyOf(moved, { corrections: true, merges: false, productMoves: false });
        for (const productId of PRODUCTS) {
          const own = log.filter((event) => event.productId === productId);
          const evolved = own.reduce(evolve, emptyRecord({ productId }));
          const whole = subjectRecord({ productId }, own);
          expect(evolved).toEqual(whole);
          expect(inForce(evolved)).toEqual(whole.beliefs.filter(({ retraction }) => !retraction));
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
