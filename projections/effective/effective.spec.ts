import { epochDay } from '#events/edtf.js';
import { boundsOf, certaintyAt, compareEffective } from './effective.js';

const at = (effectiveOn: string | undefined, day: string) =>
  certaintyAt(boundsOf({ ...(effectiveOn !== undefined && { effectiveOn }) }), epochDay(day));

describe('whether something is in force on a day', () => {
  it.each([
    ['2024-07-08', '2024-07-07', undefined],
    ['2024-07-08', '2024-07-08', 'certain'],
    ['2024-07', '2024-06-30', undefined],
    ['2024-07', '2024-07-01', 'possible'],
    ['2024-07', '2024-07-30', 'possible'],
    ['2024-07', '2024-07-31', 'certain'],
    ['../2024-01-18', '1900-01-01', 'possible'],
    ['../2024-01-18', '2024-01-18', 'certain'],
    ['2024-01-18/..', '2024-01-17', undefined],
    ['2024-01-18/..', '2099-01-01', 'possible'],
    ['../..', '1900-01-01', 'possible'],
    [undefined, '1900-01-01', 'certain'],
  ])('of %s on %s: %s', (effectiveOn, day, certainty) => {
    expect(at(effectiveOn, day)).toBe(certainty);
  });
});

describe('the order of the world', () => {
  const event = (effectiveOn: string | undefined, type = 'ApplicationAccepted', position = 1) => ({
    type,
    position,
    ...(effectiveOn !== undefined && { effectiveOn }),
  });

  it('is by the last day, the first day, the usual story and the position', () => {
    const ordered = [
      event(undefined, 'ProductRegistered'),
      event('2023'),
      event('../2024-01-31'),
      event('2024'),
      event('2024-07/2024-12'),
      event('2024-12-31', 'ApplicationSubmitted', 9),
      event('2024-12-31', 'ApplicationAccepted', 2),
      event('2024-12-31', 'ApplicationAccepted', 3),
      event('../..'),
      event('2024-01-01/..'),
    ];
    expect(ordered.toReversed().sort(compareEffective)).toEqual(ordered);
    for (const [i, a] of ordered.entries())
      for (const [j, b] of ordered.entries())
        expect(Math.sign(compareEffective(a, b))).toBe(Math.sign(i - j));
  });
});
