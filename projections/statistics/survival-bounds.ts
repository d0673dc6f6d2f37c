import { countsOf, countsOfAll, type DayTable } from './day-table.js';
import type { ImpreciseSpans } from './distribution-bounds.js';
import type { Interval } from './interval.js';
import { kaplanMeier } from './kaplan-meier.js';
import { APPROVAL, type Events } from './outcome.js';
import { rowAt } from './rows.js';
import { LEVEL_TOLERANCE, survivalQuantile } from './survival-quantile.js';

/**
 * Kaplan–Meier survival on a day, for whatever the imprecise dates may mean.
 *
 * The curves of the least and of the greatest durations are no bounds: a later event may meet fewer spans at risk
 * and weigh more. On one day t, though, each span can be placed on its own. Write the estimate as a product over
 * events in order, each 1 - 1 / (spans at or after it). Then
 * - a censored span that lasts longer raises the estimate or leaves it;
 * - an event that moves later and stays on or before t lowers it or leaves it;
 * - an event that moves beyond t raises it or leaves it.
 *
 * So the lower bound has every censored span at its least, and every event that may have happened by t as late as it
 * may, t at the latest: some meaning of the dates reaches it. For the upper bound censored spans are at their most
 * and only events that must have happened by t happen by then, as early as they may. The tables do not tell which
 * least belongs to which most, therefore as many of the smallest leasts are taken: nothing lies above it, and it is
 * reached where the events' leasts and mosts come in the same order.
 *
 * @returns undefined of no spans; beyond the last span the curve goes on at its last value
 */
export function survivalBounds(spans: ImpreciseSpans, day: number, events: Events = APPROVAL): Interval | undefined {
  const counted = countedEnds(spans, events);
  if (counted.events === 0 && spans.least.days.length === 0) return undefined;
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
    const { estimate } = survivalQuantile(kaplanMeier(spans.least, events), p);
    return { least: estimate, most: estimate };
  }
  const counted = countedEnds(spans, events);
  const level = 1 - p;
  const low = crossing((day) => lowestSurvival(counted, day), counted.lastDay, level);
  const high = crossing((day) => highestSurvival(counted, day), counted.lastDay, level);
  if (high.below === undefined) return { least: low.reached, most: undefined };
  return { least: halfway(low), most: halfway(high) };
}

/** A table's events and censored spans, with running sums: `before[row]` counts those of earlier rows. */
interface CountedEnd {
  readonly days: Int32Array;
  readonly events: Uint32Array;
  readonly eventsBefore: Float64Array;
  readonly censoredBefore: Float64Array;
}

interface CountedEnds {
  readonly least: CountedEnd;
  readonly most: CountedEnd;
  readonly events: number;
  readonly censored: number;
  readonly lastDay: number;
}

function countedEnds({ least, most }: ImpreciseSpans, events: Events): CountedEnds {
  const counted = countedEnd(least, events);
  return {
    least: counted,
    most: countedEnd(most, events),
    events: counted.eventsBefore.at(-1)!,
    censored: counted.censoredBefore.at(-1)!,
    lastDay: most.days.at(-1) ?? 0,
  };
}

function countedEnd(table: DayTable, events: Events): CountedEnd {
  const all = countsOfAll(table);
  const occurred = countsOf(table, events);
  const eventsBefore = new Float64Array(all.length + 1);
  const censoredBefore = new Float64Array(all.length + 1);
  for (let row = 0; row < all.length; row++) {
    eventsBefore[row + 1] = eventsBefore[row]! + occurred[row]!;
    censoredBefore[row + 1] = censoredBefore[row]! + all[row]! - occurred[row]!;
  }
  return { days: table.days, events: occurred, eventsBefore, censoredBefore };
}

function eventsUpTo(end: CountedEnd, day: number): number {
  return end.eventsBefore[rowAt(end.days, day) + 1]!;
}

function censoredFrom(counted: CountedEnds, end: CountedEnd, day: number): number {
  return counted.censored - end.censoredBefore[rowAt(end.days, day - 1) + 1]!;
}

function lowestSurvival(counted: CountedEnds, day: number): number {
  const { least, most } = counted;
  let survival = 1;
  for (let row = 0; row < most.days.length && most.days[row]! < day; row++) {
    const d = most.events[row]!;
    if (d === 0) continue;
    const risk = counted.events - most.eventsBefore[row]! + censoredFrom(counted, least, most.days[row]!);
    survival *= (risk - d) / risk;
  }
  const past = eventsUpTo(most, day - 1);
  const onDay = eventsUpTo(least, day) - past;
  const risk = counted.events - past + censoredFrom(counted, least, day);
  return onDay > 0 ? (survival * (risk - onDay)) / risk : survival;
}

function highestSurvival(counted: CountedEnds, day: number): number {
  const { least, most } = counted;
  let left = eventsUpTo(most, day);
  let survival = 1;
  for (let row = 0; left > 0; row++) {
    const d = Math.min(least.events[row]!, left);
    if (d === 0) continue;
    const risk = counted.events - least.eventsBefore[row]! + censoredFrom(counted, most, least.days[row]!);
    survival *= (risk - d) / risk;
    left -= d;
  }
  return survival;
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
