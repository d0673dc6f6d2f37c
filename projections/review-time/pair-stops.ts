import type { DayBounds, Stop } from '../clock/terms.js';
import { compareRows } from '../register/order.js';
import type { Register } from '../register/register.js';
import { OPEN, OPEN_START } from '../register/rows.js';
import { typeNumber } from './roles.js';

/** What stops a clock, and what lets it go on. */
export const STOPS: Readonly<Record<string, string>> = {
  ClockStopped: 'ClockResumed',
  SupplementRequested: 'SupplementReceived',
};

/** Pairs each stop with the first resumption of its kind after it; facts come in the world's order. */
export function pairedStops(facts: readonly { readonly type: string; readonly bounds: DayBounds }[]): Stop[] {
  const taken = new Set<number>();
  return facts.flatMap(({ type, bounds }, at) => {
    const resumption = STOPS[type];
    if (resumption === undefined) return [];
    const next = facts.findIndex(
      (other, place) => place > at && other.type === resumption && !taken.has(place),
    );
    if (next < 0) return [{ from: bounds }];
    taken.add(next);
    return [{ from: bounds, to: facts[next]!.bounds }];
  });
}

const NAMES = new Map(
  Object.entries(STOPS)
    .flat()
    .map((type) => [typeNumber(type), type]),
);

/** The same from rows, in any order. */
export function pairStops(register: Register, rows: readonly number[]): Stop[] {
  const { type, earliest, latest } = register.rows.columns;
  return pairedStops(
    rows
      .toSorted((a, b) => compareRows(register, a, b))
      .map((row) => ({
        type: NAMES.get(type.at(row))!,
        bounds: boundsFrom(earliest.at(row), latest.at(row)),
      })),
  );
}

/** Bounds as columns hold them, with open ends as ±Infinity. */
export const boundsFrom = (earliest: number, latest: number): DayBounds => ({
  earliest: earliest === OPEN_START ? -Infinity : earliest,
  latest: latest === OPEN ? Infinity : latest === OPEN_START ? -Infinity : latest,
});
