import { countsOf, countsOfAll, type DayTable } from './day-table.js';
import type { ImpreciseSpans } from './distribution-bounds.js';
import type { Events } from './outcome.js';
import { rowAt } from './rows.js';

/** A table's events and censored spans, with running sums: `before[row]` counts those of earlier rows. */
interface CountedEnd {
  readonly days: Int32Array;
  readonly events: Uint32Array;
  readonly eventsBefore: Float64Array;
  readonly censoredBefore: Float64Array;
}

export interface CountedEnds {
  readonly least: CountedEnd;
  readonly most: CountedEnd;
  readonly events: number;
  readonly censored: number;
  readonly lastDay: number;
}

/** The running sums of both tables. */
export function countedEnds({ least, most }: ImpreciseSpans, events: Events): CountedEnds {
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

/**
 * The lowest Kaplan–Meier estimate on one day that any meaning of imprecise dates gives.
 *
 * On one day t each span can be placed on its own. Write the estimate as a product over events in order, each
 * 1 - 1 / (spans at or after it). Then
 * - a censored span that lasts longer raises the estimate or leaves it;
 * - an event that moves later and stays on or before t lowers it or leaves it;
 * - an event that moves beyond t raises it or leaves it.
 *
 * So every censored span is at its least, and every event that may have happened by t is as late as it may be, t at
 * the latest. That is one meaning of the dates: the bound is reached.
 */
export function lowestSurvival(counted: CountedEnds, day: number): number {
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

/**
 * The highest likewise: censored spans at their most, and only events that must have happened by t happen by then,
 * as early as they may. The tables do not tell which least belongs to which most, so as many of the smallest leasts
 * are taken: nothing lies above the bound, and it is reached where leasts and mosts come in the same order.
 */
export function highestSurvival(counted: CountedEnds, day: number): number {
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
