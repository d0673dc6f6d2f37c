import type { DayHistograms } from '../statistics/day-histograms.js';
import type { DayTable } from '../statistics/day-table.js';
import { tally } from '../statistics/tally.js';

/** Spans that are handed on at once: few enough to stay in the cache that is nearest. */
const RUN = 2048;

/** Takes spans one by one and counts them in runs. */
export class Collector {
  private readonly days = new Int32Array(RUN);
  private readonly outcome = new Uint8Array(RUN);
  private readonly group = new Int32Array(RUN);
  private length = 0;
  private readonly runs: { days: Int32Array; outcome: Uint8Array; group: Int32Array }[] = [];

  /** @param histograms where the spans are counted; without, they are gathered, and counted at the end */
  constructor(private readonly histograms?: DayHistograms) {}

  take(group: number, outcome: number, days: number): void {
    const at = this.length++;
    this.days[at] = days;
    this.outcome[at] = outcome;
    this.group[at] = group;
    if (this.length === RUN) this.flush();
  }

  tables(groupCount: number): DayTable[] {
    this.flush();
    if (this.histograms) return this.histograms.tables();
    const columns = {
      days: joined(
        Int32Array,
        this.runs.map(({ days }) => days),
      ),
      outcome: joined(
        Uint8Array,
        this.runs.map(({ outcome }) => outcome),
      ),
      group: joined(
        Int32Array,
        this.runs.map(({ group }) => group),
      ),
    };
    return tally(columns, groupCount);
  }

  private flush(): void {
    const { days, outcome, group, length } = this;
    if (length === 0) return;
    const run = {
      days: days.subarray(0, length),
      outcome: outcome.subarray(0, length),
      group: group.subarray(0, length),
    };
    if (this.histograms) this.histograms.addAll(run);
    else this.runs.push({ days: run.days.slice(), outcome: run.outcome.slice(), group: run.group.slice() });
    this.length = 0;
  }
}

function joined<A extends Int32Array | Uint8Array>(
  type: { new (length: number): A },
  parts: readonly A[],
): A {
  const all = new type(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
