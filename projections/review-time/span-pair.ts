import type { EpochDay } from '#events/edtf.js';

/** A pair of dates. */
export interface Pair {
  readonly day: EpochDay;
  readonly position: number;
}
