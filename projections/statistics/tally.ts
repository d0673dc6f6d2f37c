import { DayHistograms, FIRST_WIDTH, histogramsFit } from './day-histograms.js';
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
  const rows = spanCount(spans);
  if (pays(groupCount, FIRST_WIDTH, rows)) {
    const histograms = new DayHistograms(groupCount);
    if (histograms.addAllThatFit(spans)) return histograms.tables();
  }
  const width = longest(spans.days) + 1;
  if (!pays(groupCount, width, rows)) return sortedTables(spans, groupCount);
  const histograms = new DayHistograms(groupCount, width);
  histograms.addAll(spans);
  return histograms.tables();
}

/** Whether clearing and reading all the counters costs less than sorting the rows. */
function pays(groupCount: number, width: number, rows: number): boolean {
  return groupCount * width <= 16 * rows && histogramsFit(groupCount, width);
}

function longest(days: Int32Array): number {
  let most = 0;
  for (let row = 0; row < days.length; row++) if (days[row]! > most) most = days[row]!;
  return most;
}
