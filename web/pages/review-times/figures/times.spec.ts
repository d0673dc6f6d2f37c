import fc from 'fast-check';
import { roundStep, timesUpTo } from './times.js';

test.each([
  [0.2, 1],
  [1, 1],
  [3, 5],
  [7, 10],
  [12, 20],
  [140, 200],
])('a step of at least %d is %d', (least, step) => {
  expect(roundStep(least)).toBe(step);
});

test('up to 150 days every day is read', () => {
  const { end, read, told } = timesUpTo(143);
  expect(end).toBe(150);
  expect(read).toEqual(Array.from({ length: 151 }, (_, day) => day));
  expect(told).toEqual([0, 50, 100, 150]);
});

test('the axis covers the longest duration, and no question asks for more times than it may', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 90_000, noNaN: true }), (most) => {
      const { end, read, told } = timesUpTo(most);
      expect(end).toBeGreaterThanOrEqual(most);
      expect(read.length).toBeLessThanOrEqual(200);
      expect(told.every((time) => read.includes(time))).toBe(true);
      expect(read.at(-1)).toBe(end);
    }),
  );
});
