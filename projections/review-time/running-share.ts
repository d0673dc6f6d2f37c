import type { EpochDay } from '#events/edtf.js';
import type { FigureValue } from './explained-figure.js';
import { OUT, type Grouping } from './grouping.js';
import { Reading } from './reading.js';
import type { SpanIndex } from './span-index.js';
import { isDecided } from './statutory-share.js';
import type { Timeliness } from './timeliness.js';

/** The share decided in time, following its spans one by one. */
export class RunningShare {
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

  take(row: number, day: EpochDay, by: 1 | -1): boolean {
    const { reading } = this;
    reading.read(row, day);
    if (!isDecided(reading)) return false;
    if (this.grouping.of(this.index.table.columns.profile.at(row), reading) === OUT) return false;
    const { verdict } = this.timeliness.of(row, reading);
    if (verdict === 'no-rule') return false;
    if (verdict === 'in-time') this.inTime += by;
    else if (verdict === 'late') this.late += by;
    else this.open += by;
    return true;
  }

  value(): FigureValue {
    const n = this.inTime + this.open + this.late;
    return n === 0 ? {} : { least: this.inTime / n, most: (this.inTime + this.open) / n };
  }
}
