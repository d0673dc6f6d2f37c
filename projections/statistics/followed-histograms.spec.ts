import fc from 'fast-check';
import { FollowedHistograms } from './followed-histograms.js';
import { DayHistograms } from './day-histograms.js';
import type { Outcome } from './outcome.js';

const span = fc.record({ outcome: fc.nat(3), days: fc.integer({ min: -2, max: 12 }), group: fc.nat(1) });

it('tells after any number of changes what a count from the beginning tells', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ span, tellAfter: fc.boolean(), back: fc.boolean() })), (moves) => {
      const followed = new FollowedHistograms(2, 8);
      const held: { outcome: number; days: number; group: number }[] = [];
      for (const { span: next, tellAfter, back } of moves) {
        const gone = back ? held.pop() : undefined;
        if (gone) followed.remove(gone.group, gone.outcome as Outcome, gone.days);
        else {
          held.push(next);
          followed.add(next.group, next.outcome as Outcome, next.days);
        }
        if (!tellAfter) continue;
        const anew = new DayHistograms(2, 8);
        for (const each of held) anew.add(each.group, each.outcome as Outcome, each.days);
        expect(followed.tables()).toEqual(anew.tables());
      }
    }),
  );
});

it('leaves a table that it told before as it was', () => {
  const followed = new FollowedHistograms(1, 8);
  followed.add(0, 1, 3);
  const before = followed.table(0);
  followed.add(0, 1, 3);
  expect([...followed.table(0).counts]).toEqual([0, 2, 0, 0]);
  expect([...before.counts]).toEqual([0, 1, 0, 0]);
});
