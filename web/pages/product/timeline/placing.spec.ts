import fc from 'fast-check';
import { placed, wordsWidth, type Wide } from './placing.js';

const mark = (left: number, right = left, words = 100): Wide => ({ left, right, words });

test('marks whose words have room share a line; others go below', () => {
  expect(placed([mark(0), mark(300)], 1000).map(({ line }) => line)).toEqual([0, 0]);
  expect(placed([mark(0), mark(50), mark(120)], 1000).map(({ line }) => line)).toEqual([0, 1, 0]);
});

test('words that would run out of the picture stand to the left', () => {
  expect(placed([mark(950)], 1000)).toEqual([{ line: 0, side: 'left' }]);
  expect(placed([mark(20, 980)], 1000)).toEqual([{ line: 0, side: 'right' }]);
});

test('no two marks of a line run into one another', () => {
  const marks = fc.array(
    fc.record({
      left: fc.integer({ min: 0, max: 900 }),
      length: fc.integer({ min: 0, max: 100 }),
      words: fc.integer({ min: 10, max: 300 }),
    }),
  );
  fc.assert(
    fc.property(marks, (drawn) => {
      const wide = drawn.map(({ left, length, words }) => mark(left, left + length, words));
      const places = placed(wide, 1000);
      const ends = wide.map(({ left, right, words }, at) =>
        places[at]!.side === 'right' ? [left, right + words] : [left - words, right],
      );
      for (const [a, b] of pairs(ends.length))
        if (places[a]!.line === places[b]!.line)
          expect(ends[a]![1]! < ends[b]![0]! || ends[b]![1]! < ends[a]![0]!).toBe(true);
    }),
  );
});

const pairs = (n: number) =>
  Array.from({ length: n }, (_, a) => Array.from({ length: a }, (_, b) => [a, b] as const)).flat();

test('a Han character counts as wide as it is', () => {
  expect(wordsWidth('受理')).toBe(26);
  expect(wordsWidth('ab')).toBeCloseTo(15.08);
});
