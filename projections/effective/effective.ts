import { CATALOGUE } from '#events/catalogue.js';
import { dateBounds, epochDay, type DateBounds, type EpochDay } from '#events/edtf.js';

/**
 * The last day that can be asked for. What is read on it depends on no clock: every date that is recorded has come,
 * and only what is recorded changes it.
 */
export const LAST_DAY = epochDay('9999-12-31');

/**
 * Whether something was in force on a day. An imprecise date that only may lie before the day is `possible`;
 * it is told apart, never silently counted in or out.
 */
export type Certainty = 'certain' | 'possible';

/** Bounds of what has no date: identity and records about records hold at every day. */
const ALWAYS: DateBounds = { earliest: -Infinity, latest: -Infinity, precision: 'unknown' };

export const boundsOf = (event: { readonly effectiveOn?: string }): DateBounds =>
  event.effectiveOn === undefined ? ALWAYS : dateBounds(event.effectiveOn);

/** @returns undefined where it certainly lies after the day */
export function certaintyAt(bounds: DateBounds, day: EpochDay): Certainty | undefined {
  if (bounds.latest <= day) return 'certain';
  return bounds.earliest <= day ? 'possible' : undefined;
}

const STORY = new Map<string, number>(CATALOGUE.map(({ type }, index) => [type, index]));

/** Place of an event type in a product's usual story: orders what has the same date. */
export const storyRank = (type: string): number => STORY.get(type) ?? STORY.size;

interface Dated {
  readonly type: string;
  readonly position: number;
  readonly effectiveOn?: string;
}

/** Total order in the world's time: by last possible day, first possible day, place in the story, position. */
export function compareEffective(a: Dated, b: Dated): number {
  const left = boundsOf(a);
  const right = boundsOf(b);
  return (
    compareDays(left.latest, right.latest) ||
    compareDays(left.earliest, right.earliest) ||
    storyRank(a.type) - storyRank(b.type) ||
    a.position - b.position
  );
}

/** Infinity minus Infinity is NaN, so days are compared and not subtracted. */
const compareDays = (a: EpochDay, b: EpochDay): number => (a < b ? -1 : a > b ? 1 : 0);
