import type { EpochDay } from '#events/edtf.js';
import type { Stop } from '../clock/terms.js';
import type { Outcome } from '../statistics/outcome.js';

/**
 * One span as the facts tell it that may have come by a day: its ends, each within bounds, and what it is filed
 * under. It tells its state on that day and on every later one, until another fact comes in.
 */
export interface Draft {
  /** Tells the spans of a product apart: the lane, or the agency for spans of a product. */
  readonly key: number;
  /** The lane it stands in; NONE for a span of a product. */
  readonly lane: number;
  readonly subject: number;
  /** Position of the event it starts with; NONE where none is recorded. */
  readonly startFact: number;
  readonly start: EpochDay;
  readonly startLatest: EpochDay;
  /** Position of the event it ends with; NONE while none is known. */
  readonly endFact: number;
  readonly end: EpochDay;
  readonly endLatest: EpochDay;
  /** What its end makes of it; pending while there is none. */
  readonly outcome: Outcome;
  /** True where it ended in a way that the measure does not measure. */
  readonly otherwise: boolean;
  readonly profile: number;
  /** For a measure of a part: when the clock stood still. */
  readonly stops: readonly Stop[];
}

/** Whether two drafts say the same. */
export function sameDraft(a: Draft, b: Draft): boolean {
  return sameStart(a, b) && a.endFact === b.endFact && a.end === b.end && sameEnd(a, b);
}

const sameEnd = (a: Draft, b: Draft): boolean =>
  a.endLatest === b.endLatest && a.outcome === b.outcome && a.otherwise === b.otherwise;

/** Whether two drafts say the same but for the end. */
export function sameStart(a: Draft, b: Draft): boolean {
  return (
    a.key === b.key &&
    a.subject === b.subject &&
    a.startFact === b.startFact &&
    a.start === b.start &&
    a.startLatest === b.startLatest &&
    a.profile === b.profile &&
    sameStops(a.stops, b.stops)
  );
}

const sameStops = (a: readonly Stop[], b: readonly Stop[]): boolean =>
  a === b || (a.length === b.length && JSON.stringify(a) === JSON.stringify(b));
