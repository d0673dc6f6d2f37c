import type { DayTable } from '../statistics/day-table.js';
import { OUTCOMES } from '../statistics/outcome.js';

/** The spans of two tables in one. */
export function mergedTables(a: DayTable, b: DayTable): DayTable {
  if (b.days.length === 0 && b.contradictory === 0) return a;
  const days = Int32Array.from(new Set([...a.days, ...b.days])).sort();
  const counts = new Uint32Array(days.length * OUTCOMES);
  for (const table of [a, b]) {
    let row = 0;
    for (let at = 0; at < table.days.length; at++) {
      while (days[row] !== table.days[at]) row++;
      for (let outcome = 0; outcome < OUTCOMES; outcome++)
        counts[row * OUTCOMES + outcome]! += table.counts[at * OUTCOMES + outcome]!;
    }
  }
  return { days, counts, contradictory: a.contradictory + b.contradictory };
}
