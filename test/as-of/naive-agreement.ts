import fc from 'fast-check';
import { canonicalJson } from '#events/canonical.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import { foldEvent } from '#projections/register/fold.js';
import { Register } from '#projections/register/register.js';
import { naiveAnswers, registerAnswers, type Basis } from './compared.js';
import { historyOf, moves } from './random-history.js';

export const folded = (log: readonly LoggedEvent[], register = new Register()): Register => {
  for (const event of log) foldEvent(register, event);
  return register;
};

/** 2022-12-01 to 2026-02-28: from before the first date of a history until after its last. */
const [FIRST_DAY, LAST_DAY] = [19_327, 20_512];

/** Pairs of dates; half of them ask what is known at the end. */
export const bases = (pairs: number): fc.Arbitrary<{ day: number; known: number; choice: number }[]> =>
  fc.array(
    fc.record({
      day: fc.integer({ min: FIRST_DAY, max: LAST_DAY }),
      known: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
      choice: fc.nat(9_999),
    }),
    { minLength: pairs, maxLength: pairs, size: 'max' },
  );

export const basisIn = (
  log: readonly LoggedEvent[],
  { day, known, choice }: { day: number; known: number; choice: number },
): Basis => ({ day, position: Math.round(known * log.length), choice });

export function checkAgainstTheNaiveModel(sizes: { histories: number; pairs: number; size: number }): void {
  fc.assert(
    fc.property(moves(sizes.size), bases(sizes.pairs), (moved, pairs) => {
      const log = historyOf(moved);
      const register = folded(log);
      for (const pair of pairs) {
        const basis = basisIn(log, pair);
        const [ours, theirs] = [registerAnswers(register, log, basis), naiveAnswers(log, basis)];
        if (canonicalJson(ours) === canonicalJson(theirs)) continue;
        expect(ours).toEqual(theirs);
        throw new Error(`equal but for the bytes: ${canonicalJson(ours)}`);
      }
    }),
    { numRuns: sizes.histories },
  );
}
