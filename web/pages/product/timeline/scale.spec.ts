import { dayOfIso } from '../../../dates/days.js';
import { percentOf, scaleOf, ticksOf } from './scale.js';

const day = (iso: string) => dayOfIso(iso)!;
const labels = (...days: string[]) => ticksOf(scaleOf(days.map(day))).map(({ label }) => label);

test('open ends do not stretch the picture; what lies outside stands at its edge', () => {
  const scale = scaleOf([-Infinity, day('2024-01-01'), day('2025-01-01'), Infinity]);
  expect([scale.from < day('2024-01-01'), scale.to > day('2025-01-01')]).toEqual([true, true]);
  expect([percentOf(scale, -Infinity), percentOf(scale, Infinity)]).toEqual([0, 100]);
});

test('a single day still has a picture around it', () => {
  const { from, to } = scaleOf([day('2024-05-05')]);
  expect(to - from).toBeGreaterThanOrEqual(120);
});

test('ticks are firsts of months, of quarters or of years, as many as can be read', () => {
  expect(labels('2024-05-05')).toEqual(['2024-03', '2024-04', '2024-05', '2024-06', '2024-07']);
  expect(labels('2020-06-01', '2026-06-01')).toEqual(['2021', '2022', '2023', '2024', '2025', '2026']);
  expect(labels('1985-01-01', '2026-06-01')).toEqual([
    '1985',
    '1990',
    '1995',
    '2000',
    '2005',
    '2010',
    '2015',
    '2020',
    '2025',
  ]);
  expect(labels('2023-11-20', '2024-10-10')).toEqual(['2024-01', '2024-04', '2024-07', '2024-10']);
});
