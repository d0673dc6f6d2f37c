import { Column, lowerBound } from '../columns/column.js';
import { OPEN } from '../register/rows.js';
import type { SpanChange } from './span-change.js';
import type { SpanIndex } from './span-index.js';

/** What one event made of the spans of a measure. */
export type JournalEntry = SpanChange & { readonly position: number };

/**
 * Which rows of an index came and went at which position, in the order of the log. It follows from the log alone: it
 * is the same whenever the index followed the register, and whoever asks from a position hears the same as one who
 * was there.
 */
export class SpanJournal {
  private readonly positions = Column.int32();
  /** By entry: a row that came, or -1 - a row that went. */
  private readonly rows = Column.int32();
  /** Entries that the index is still making. */
  private coming: (readonly [position: number, row: number])[] = [];

  constructor(private readonly index: SpanIndex) {
    const { from, until } = index.table.columns;
    for (let row = 0; row < index.table.length; row++) {
      this.coming.push([from.at(row), row]);
      if (until.at(row) !== OPEN) this.coming.push([until.at(row), -1 - row]);
    }
    index.listen({
      added: (row) => this.coming.push([from.at(row), row]),
      removed: (row) => this.coming.push([until.at(row), -1 - row]),
    });
  }

  /** The first entry after a position, as far as the index has come; undefined where there is none. */
  after(position: number): JournalEntry | undefined {
    this.settle();
    const first = lowerBound(this.positions, position + 1);
    if (first === this.positions.length) return undefined;
    const entry = { position: this.positions.at(first), added: [] as number[], removed: [] as number[] };
    for (let at = first; this.positions.at(at) === entry.position && at < this.positions.length; at++) {
      const row = this.rows.at(at);
      if (row >= 0) entry.added.push(row);
      else entry.removed.push(-1 - row);
    }
    return entry;
  }

  /** An index under way tells product by product; what it has told is in order once it has come to a position. */
  private settle(): void {
    if (this.coming.length === 0) return;
    const { position } = this.index;
    const settled = this.coming.filter(([at]) => at <= position).sort(([a], [b]) => a - b);
    if (settled.length === 0) return;
    this.coming = this.coming.filter(([at]) => at > position);
    for (const [at, row] of settled) {
      this.positions.push(at);
      this.rows.push(row);
    }
  }
}
