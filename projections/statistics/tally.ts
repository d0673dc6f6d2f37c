import { DayHistograms, histogramsFit } from './day-histograms.js';
import type { DayTable } from './day-table.js';
import { sortedTables } from './sorted-tables.js';
import { spanCount, type SpanColumns } from './spans.js';

/**
 * Counts spans into one table for each group: by histogram, or by sorting where counters for every group and day
 * would by far outnumber the spans. Both give the same tables. A group without a span has an empty table.
 * @param groupCount groups there are; every row's group lies below it
 * @throws RangeError where the columns differ in length or a row has no such outcome or group
 */
export function tally(spans: SpanColumns, groupCount: number): DayTable[] {
  const width = longest(spans.days) + 1;
  const crowded = groupCount * width <= 16 * spanCount(spans) + 100_000;
  if (!crowded || !histogramsFit(groupCount, width)) return sortedTables(spans, groupCount);
  const histograms = new DayHistograms(groupCount, width);
  histograms.addAll(spans);
  return histograms.tables();
}

function longest(days: Int32Array): number {
  let most = 0;
  for (let row = 0; row < days.length; row++) if (days[row]! > most) most = days[row]!;
  return most;
}
