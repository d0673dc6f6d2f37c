import fc from 'fast-check';
import { linesOf, placed, wordsWidth, type Wide } from './placing.js';

const mark = (left: number, right = left, words = 100): Wide => ({ left, right, words });

test('marks whose words have room share a line; others go below', () => {
  expect(placed([mark(0), mark(300)], 1000).map(({ line }) => line)).toEqual([0, 0]);
  expect(placed([mark(0), mark(50), mark(120)], 1000).map(({ line }) => line)).toEqual([0, 1, 0]);
});

test('words that would run out of the picture stand to the left', () => {
  expect(placed([mark(950)], 1000)).toEqual([{ line: 0, side: 'left', from: 850 }]);
});

test('words that fit on neither side stand below, moved in from the edge, and take two lines', () => {
  const places = placed([mark(20, 980), mark(400)], 1000);
  expect(places).toEqual([
    { line: 0, side: 'below', from: 20 },
    { line: 2, side: 'right', from: 400 },
  ]);
  expect(linesOf(places)).toBe(3);
  expect(placed([mark(150, 150, 250)], 300)).toEqual([{ line: 0, side: 'below', from: 50 }]);
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
      const taken = wide.map(({ right, words }, at) => {
        const { line, side, from } = places[at]!;
        const to = side === 'left' ? right : side === 'right' ? right + words : Math.max(right, from + words);
        return { lines: side === 'below' ? [line, line + 1] : [line], from, to };
      });
      for (const [a, b] of pairs(taken.length))
        if (taken[a]!.lines.some((line) => taken[b]!.lines.includes(line)))
          expect(taken[a]!.to < taken[b]!.from || taken[b]!.to < taken[a]!.from).toBe(true);
    }),
  );
});

const pairs = (n: number) =>
  Array.from({ length: n }, (_, a) => Array.from({ length: a }, (_, b) => [a, b] as const)).flat();

test('a Han character counts as wide as it is', () => {
  expect(wordsWidth('受理')).toBe(26);
  expect(wordsWidth('ab')).toBeCloseTo(15.08);
});
