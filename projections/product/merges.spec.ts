import { logOf, merged } from '../log.fixture.js';
import { mergePath, mergesAmong, survivor } from './merges.js';

const into = new Map([
  ['a', 'b'],
  ['b', 'c'],
  ['x', 'y'],
  ['y', 'x'],
  ['w', 'x'],
  ['self', 'self'],
]);

describe('where merges lead', () => {
  it.each([
    ['a', 'c', ['a', 'b', 'c']],
    ['b', 'c', ['b', 'c']],
    ['c', 'c', ['c']],
    ['elsewhere', 'elsewhere', ['elsewhere']],
  ])('from %s is to %s', (from, to, path) => {
    expect(survivor(from, into)).toBe(to);
    expect(mergePath(from, into)).toEqual(path);
  });

  it('is nowhere in a circle: each stays where it is', () => {
    expect(['x', 'y', 'self'].map((each) => survivor(each, into))).toEqual(['x', 'y', 'self']);
    expect(survivor('w', into)).toBe('x');
  });

  it('is said by the later of two merges of one product, whichever was recorded first', () => {
    const merges = logOf(merged('a', 'late', '2025-03'), merged('a', 'early', '2025-01'), merged('b', 'c'));
    expect([...mergesAmong(merges)].sort()).toEqual([
      ['a', 'late'],
      ['b', 'c'],
    ]);
  });
});
