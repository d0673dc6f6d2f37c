import type { Unit } from './durations.js';

/** What figures are asked of every group. */
export interface FigureChoice {
  readonly unit: Unit;
  /** From 0 to 100. */
  readonly percentiles: readonly number[];
  /** Times at which the curves are read, in the unit. */
  readonly at: readonly number[];
}

export const DEFAULT_PERCENTILES: readonly number[] = [10, 90];
