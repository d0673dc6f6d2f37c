import type { DayTable } from './day-table.js';
import { OUTCOMES } from './outcome.js';
import { refuseRow, spanCount, type SpanColumns } from './spans.js';

/**
 * The table of each group by sorting its spans: slower than histograms, with memory for the spans alone. For groups
 * so many, or durations so long, that counters for every day would mostly stay empty.
 * @throws RangeError where the columns differ in length or a row has no such outcome or group
 */
export function sortedTables(spans: SpanColumns, groupCount: number): DayTable[] {
  const { keys, ends } = keysByGroup(spans, groupCount);
  return Array.from(ends, (end, group) =>
    tableOf(keys.subarray(group === 0 ? 0 : ends[group - 1], end).sort()),
  );
}

/** `days * OUTCOMES + outcome` of every span, those of one group side by side, and where each group ends. */
function keysByGroup(spans: SpanColumns, groupCount: number): { keys: Float64Array; ends: Uint32Array } {
  const { days, outcome, group } = spans;
  const rows = spanCount(spans);
  const ends = new Uint32Array(groupCount);
  for (let row = 0; row < rows; row++) {
    if (outcome[row]! >= OUTCOMES || group[row]! >>> 0 >= groupCount) refuseRow(spans, groupCount);
    ends[group[row]!]!++;
  }
  const next = new Uint32Array(groupCount);
  for (let g = 1; g < groupCount; g++) {
    next[g] = ends[g - 1]!;
    ends[g]! += ends[g - 1]!;
  }
  const keys = new Float64Array(rows);
  for (let row = 0; row < rows; row++) keys[next[group[row]!]!++] = days[row]! * OUTCOMES + outcome[row]!;
  return { keys, ends };
}

function tableOf(sortedKeys: Float64Array): DayTable {
  let contradictory = 0;
  while (contradictory < sortedKeys.length && sortedKeys[contradictory]! < 0) contradictory++;
  const days: number[] = [];
  const counts: number[] = [];
  for (let i = contradictory; i < sortedKeys.length; i++) {
    const day = Math.floor(sortedKeys[i]! / OUTCOMES);
    if (days.at(-1) !== day) {
      days.push(day);
      counts.push(0, 0, 0, 0);
    }
    counts[(days.length - 1) * OUTCOMES + (sortedKeys[i]! - day * OUTCOMES)]!++;
  }
  return { days: Int32Array.from(days), counts: Uint32Array.from(counts), contradictory };
}
