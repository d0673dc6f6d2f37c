import { Column } from '../columns/column.js';
import { NONE } from '../register/rows.js';
import type { SpanChange } from './span-change.js';
import type { SpanIndex } from './span-index.js';

const BEFORE = 1;
const AFTER = 2;
const NO_ROWS: readonly number[] = [];

/**
 * Rows that change between two days, gathered by the span that they tell: one stands in its lane, or is its product's
 * at an agency. In columns and chains: half of a register may change.
 */
export class ChangedSpans {
  private readonly subjects = Column.int32();
  private readonly lanes = Column.int32();
  private readonly agencies = Column.int32();
  /** By span: another one of the same product. */
  private readonly others = Column.int32();
  private readonly spanOfSubject = new Map<number, number>();
  /** By span: the last of its changes. */
  private readonly last = Column.int32();
  private readonly rows = Column.int32();
  private readonly there = Column.uint8();
  /** By change: the one before it of the same span. */
  private readonly previous = Column.int32();

  constructor(private readonly index: SpanIndex) {}

  get length(): number {
    return this.subjects.length;
  }

  subjectOf(span: number): number {
    return this.subjects.at(span);
  }

  laneOf(span: number): number {
    return this.lanes.at(span);
  }

  changeOf(span: number): SpanChange {
    const last = this.last.at(span);
    let { removed, added } = this.rowOf(last);
    for (let change = this.previous.at(last); change !== NONE; change = this.previous.at(change)) {
      const one = this.rowOf(change);
      removed = [...removed, ...one.removed];
      added = [...added, ...one.added];
    }
    return { removed, added };
  }

  private rowOf(change: number): SpanChange {
    const rows = [this.rows.at(change)];
    const there = this.there.at(change);
    return { removed: there & BEFORE ? rows : NO_ROWS, added: there & AFTER ? rows : NO_ROWS };
  }

  /** Takes in a row, and whether it told something on the first day and on the second. */
  change(row: number, thereBefore: boolean, thereAfter: boolean): void {
    const { lane, subject, profile } = this.index.table.columns;
    const agency = this.index.profiles.at(profile.at(row)).agency;
    const span = this.spanOf(subject.at(row), lane.at(row), agency);
    this.previous.push(this.last.at(span));
    this.last.cells[span] = this.rows.length;
    this.rows.push(row);
    this.there.push((thereBefore ? BEFORE : 0) | (thereAfter ? AFTER : 0));
  }

  private spanOf(subject: number, lane: number, agency: number): number {
    const first = this.spanOfSubject.get(subject) ?? NONE;
    for (let span = first; span !== NONE; span = this.others.at(span))
      if (this.lanes.at(span) === lane && (lane !== NONE || this.agencies.at(span) === agency)) return span;
    const span = this.length;
    this.subjects.push(subject);
    this.lanes.push(lane);
    this.agencies.push(agency);
    this.others.push(first);
    this.last.push(NONE);
    this.spanOfSubject.set(subject, span);
    return span;
  }
}
