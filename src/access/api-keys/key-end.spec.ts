import fc from 'fast-check';
import { Refusal } from '../../recording/index.js';
import { keyEnd } from './key-end.js';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const DAY_MS = 86_400_000;

/** An instant as somebody `minutes` east of Greenwich writes it. */
function written(instant: number, minutes: number): string {
  const local = new Date(instant + minutes * 60_000).toISOString().slice(0, -1);
  const of = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(of / 60))}:${two(of % 60)}`;
}

test('an instant is the same instant in whatever offset it is written; outside of a year it is refused', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: NOW - 400 * DAY_MS, max: NOW + 400 * DAY_MS }),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      (instant, minutes) => {
        const text = written(instant, minutes);
        if (instant > NOW && instant <= NOW + 366 * DAY_MS)
          expect(keyEnd(text, NOW)).toBe(new Date(instant).toISOString());
        else expect(() => keyEnd(text, NOW)).toThrow(Refusal);
      },
    ),
  );
});

test('a key ends in ninety days where nothing is said', () => {
  expect(keyEnd(undefined, NOW)).toBe('2027-02-25T12:00:00.000Z');
});

test.each([
  '2027-02-29T00:00:00Z',
  '2027-13-01T00:00:00Z',
  '2027-01-01',
  '2027-01-01T00:00:00',
  '1 Jan 2027',
  '',
])('%s is no end', (text) => expect(() => keyEnd(text, NOW)).toThrow('must be an instant with an offset'));
