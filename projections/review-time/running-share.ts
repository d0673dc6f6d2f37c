import type { EpochDay } from '#events/edtf.js';
import type { Running } from './explain.js';
import type { FigureValue } from './explained-figure.js';
import { OUT, type Grouping } from './grouping.js';
import { Reading } from './reading.js';
import type { Pair } from './span-pair.js';
import type { SpanIndex } from './span-index.js';
import { isDecided } from './statutory-share.js';
import type { Timeliness, Verdict } from './timeliness.js';

/** The share decided in time, following its spans one by one. */
export class RunningShare implements Running {
  private inTime = 0;
  private open = 0;
  private late = 0;
  private readonly reading: Reading;

  constructor(
    private readonly index: SpanIndex,
    private readonly grouping: Grouping,
    private readonly timeliness: Timeliness,
  ) {
    this.reading = new Reading(index.table, index.measure);
  }

  begin({ day, position }: Pair): void {
    const { table } = this.index;
    for (let row = 0; row < table.length; row++) if (table.heldAt(row, position)) this.take(row, day, 1);
  }

  told(row: number, day: EpochDay): Verdict['verdict'] | undefined {
    const { reading } = this;
    reading.read(row, day);
    if (!isDecided(reading)) return undefined;
    if (this.grouping.of(this.index.table.columns.profile.at(row), reading) === OUT) return undefined;
    const { verdict } = this.timeliness.of(row, reading);
    return verdict === 'no-rule' ? undefined : verdict;
  }

  take(row: number, day: EpochDay, by: 1 | -1): void {
    const verdict = this.told(row, day);
    if (verdict === 'in-time') this.inTime += by;
    else if (verdict === 'late') this.late += by;
    else if (verdict === 'undetermined') this.open += by;
  }

  value(): FigureValue {
    const n = this.inTime + this.open + this.late;
    return n === 0 ? {} : { least: this.inTime / n, most: (this.inTime + this.open) / n };
  }
}
