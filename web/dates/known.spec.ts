import { dayOfIso, isoOfDay, today } from './days.js';
import { positionOf, readKnown } from './known.js';

test('a past day means its end, today and nothing mean now', () => {
  expect(readKnown('2025-01-03')).toBe('2025-01-03T23:59:59.999Z');
  expect(readKnown(isoOfDay(today()))).toBeUndefined();
  expect(readKnown('')).toBeUndefined();
});

test('an instant and a position are taken as they stand', () => {
  expect(readKnown('2025-01-03T08:00:00+08:00')).toBe('2025-01-03T08:00:00+08:00');
  expect(readKnown('position:136')).toBe('position:136');
  expect([positionOf('position:136'), positionOf('2025-01-03T00:00:00Z'), positionOf(undefined)]).toEqual([
    136,
    undefined,
    undefined,
  ]);
});

test.each(['2025-02-30', '2025-01', 'yesterday', 'position:-1', '9999-01-01', '9999-01-01T00:00:00Z'])(
  '%s is no date that one can have known at',
  (text) => expect(readKnown(text)).toBeNull(),
);

test('days are those of the calendar', () => {
  expect(isoOfDay(dayOfIso('2024-02-29')!)).toBe('2024-02-29');
  expect(dayOfIso('2025-02-29')).toBeUndefined();
});
