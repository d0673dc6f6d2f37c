import type { DayTable } from './day-table.js';
import type { ImpreciseSpans } from './distribution-bounds.js';
import { countedEnds, highestSurvival, lowestSurvival } from './extreme-survival.js';
import type { Interval } from './interval.js';
import { APPROVAL, type Events } from './outcome.js';
import { LEVEL_TOLERANCE, survivalQuantile } from './survival-quantile.js';

/**
 * Kaplan–Meier survival on a day, for whatever the imprecise dates may mean.
 *
 * The curves of the least and of the greatest durations are no bounds: a later event may meet fewer spans at risk
 * and weigh more. These are, for whatever each date means; `extreme-survival.ts` says why. The least is reached by
 * some meaning of the dates; the most is where the events' leasts and mosts come in the same order.
 * @returns undefined of no spans; beyond the last span the curve goes on at its last value
 */
export function survivalBounds(
  spans: ImpreciseSpans,
  day: number,
  events: Events = APPROVAL,
): Interval | undefined {
  if (spans.least.days.length === 0) return undefined;
  const counted = countedEnds(spans, events);
  return { least: lowestSurvival(counted, day), most: highestSurvival(counted, day) };
}

/** A time by which a share has met the event, within bounds. */
export interface QuantileBounds {
  /** Undefined where under no meaning of the dates the curve comes down far enough. */
  readonly least: number | undefined;
  /** Undefined where under some meaning of the dates it does not: there is no upper bound then. */
  readonly most: number | undefined;
}

/**
 * The day by which a share p has met the event (`survivalQuantile`), for whatever the imprecise dates may mean: no
 * meaning gives an estimate outside the bounds. They are those of the two bounds of the curve. Where the upper one
 * never falls below 1 - p, the rule for a curve that lies flat does not keep the order of curves, and the least is
 * the first day on which the lower one is at 1 - p. Of dates that are all precise both are the estimate.
 */
export function survivalQuantileBounds(
  spans: ImpreciseSpans,
  p: number,
  events: Events = APPROVAL,
): QuantileBounds {
  if (sameTable(spans.least, spans.most)) {
    const { estimate } = survivalQuantile(spans.least, p, { events });
    return { least: estimate, most: estimate };
  }
  const counted = countedEnds(spans, events);
  const level = 1 - p;
  const low = crossing((day) => lowestSurvival(counted, day), counted.lastDay, level);
  const high = crossing((day) => highestSurvival(counted, day), counted.lastDay, level);
  if (high.below === undefined) return { least: low.reached, most: undefined };
  return { least: halfway(low), most: halfway(high) };
}

interface Crossing {
  /** First day on which the curve is at the level or below it. */
  readonly reached: number | undefined;
  /** First day on which it is below. */
  readonly below: number | undefined;
}

function crossing(curve: (day: number) => number, lastDay: number, level: number): Crossing {
  return {
    reached: firstDay(lastDay, (day) => curve(day) < level + LEVEL_TOLERANCE),
    below: firstDay(lastDay, (day) => curve(day) <= level - LEVEL_TOLERANCE),
  };
}

/** The first day from 0 on which something holds that goes on holding. */
function firstDay(lastDay: number, holds: (day: number) => boolean): number | undefined {
  if (!holds(lastDay)) return undefined;
  let low = 0;
  let high = lastDay;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function halfway({ reached, below }: Crossing): number | undefined {
  return reached === undefined || below === undefined ? reached : (reached + below) / 2;
}

function sameTable(a: DayTable, b: DayTable): boolean {
  return (
    a === b ||
    (a.days.length === b.days.length &&
      a.days.every((day, row) => day === b.days[row]) &&
      a.counts.every((count, at) => count === b.counts[at]))
  );
}
