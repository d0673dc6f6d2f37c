import { countsOf, totals, type DayTable } from '../statistics/day-table.js';
import { APPROVAL } from '../statistics/outcome.js';

/** Completed durations as a histogram that adds up, as Prometheus has it. */
export interface DurationBuckets {
  /** For each bound, how many durations are no longer. */
  readonly counts: readonly number[];
  readonly count: number;
  /** Of all durations, in days. */
  readonly sum: number;
}

/** @param bounds in days, ascending */
export function durationBuckets(table: DayTable, bounds: readonly number[]): DurationBuckets {
  const completed = countsOf(table, APPROVAL);
  const { approved } = totals(table);
  let sum = 0;
  const counts = bounds.map(() => 0);
  for (const [row, days] of table.days.entries()) {
    sum += days * completed[row]!;
    for (const [at, bound] of bounds.entries()) if (days <= bound) counts[at]! += completed[row]!;
  }
  return { counts, count: approved, sum };
}
