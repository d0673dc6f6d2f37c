import type { EpochDay } from '#events/edtf.js';
import type { Stop } from '../clock/terms.js';
import { Column } from '../columns/column.js';
import { NONE, OPEN, OPEN_START } from '../register/rows.js';
import type { Piece } from './pieces.js';

/** What is odd about a row, in bits above its outcome. A row with none has precise dates and holds for good. */
export const Mark = {
  imprecise: 4,
  /** Ends in the world's time, or begins after its start does. */
  bounded: 8,
  noStart: 16,
  openStart: 32,
  otherwise: 64,
  stopped: 128,
} as const;

export const OUTCOME_MASK = 3;

/**
 * The spans of one measure on both time axes, in columns: one row for each version of a span, held from one position
 * of the log until another. A row tells the span's state on any day; most rows take no more than a comparison.
 */
export class SpanTable {
  readonly columns = {
    lane: Column.int32(),
    subject: Column.int32(),
    startFact: Column.int32(),
    endFact: Column.int32(),
    start: Column.int32(),
    startLatest: Column.int32(),
    end: Column.int32(),
    endLatest: Column.int32(),
    /** Outcome in the two lowest bits, marks above. */
    marks: Column.uint8(),
    profile: Column.int32(),
    /** Days of the world on which the row tells the span: from (inclusive) until (exclusive). */
    dayFrom: Column.int32(),
    dayUntil: Column.int32(),
    /** Held from this position of the log (inclusive) until this one (exclusive). */
    from: Column.int32(),
    until: Column.int32(),
  };
  /** Rows that nothing has replaced yet, 32 to a word. */
  private readonly open = Column.int32();
  /** By word of `open`: position at which one of its rows was last added or closed. */
  private readonly changedAt = Column.int32();
  /** When the clock stood still, by row; few rows have any. */
  readonly stops = new Map<number, readonly Stop[]>();

  /** First day that any span starts on; Infinity where none has one. */
  firstStart: EpochDay = Infinity;

  get length(): number {
    return this.columns.from.length;
  }

  add(piece: Piece, position: number): number {
    const { columns, length: row } = this;
    if (piece.start !== OPEN_START) this.firstStart = Math.min(this.firstStart, piece.start);
    columns.lane.push(piece.lane);
    columns.subject.push(piece.subject);
    columns.startFact.push(piece.startFact);
    columns.endFact.push(piece.endFact);
    columns.start.push(piece.start);
    columns.startLatest.push(piece.startLatest);
    columns.end.push(piece.end);
    columns.endLatest.push(piece.endLatest);
    columns.marks.push(marksOf(piece));
    columns.profile.push(piece.profile);
    columns.dayFrom.push(piece.dayFrom);
    columns.dayUntil.push(piece.dayUntil);
    columns.from.push(position);
    columns.until.push(OPEN);
    if (row % 32 === 0) {
      this.open.push(0);
      this.changedAt.push(0);
    }
    this.open.cells[row >> 5]! |= 1 << row;
    this.change(row, position);
    if (piece.stops.length > 0) this.stops.set(row, piece.stops);
    return row;
  }

  close(row: number, position: number): void {
    this.columns.until.cells[row] = position;
    this.open.cells[row >> 5]! &= ~(1 << row);
    this.change(row, position);
  }

  private change(row: number, position: number): void {
    const { cells } = this.changedAt;
    cells[row >> 5] = Math.max(cells[row >> 5]!, position);
  }

  /** Words of `heldRows`. */
  get words(): number {
    return this.open.length;
  }

  /** Whether any of the rows from `32 * word` on was added or closed after a position. */
  changedAfter(word: number, position: number): boolean {
    return this.changedAt.cells[word]! > position;
  }

  /** Which of the rows from `32 * word` on are held at a position, one bit each: what holds now has been kept. */
  heldRows(word: number, position: number): number {
    if (!this.changedAfter(word, position)) return this.open.cells[word]!;
    const { from, until } = this.columns;
    const [froms, untils] = [from.cells, until.cells];
    const last = Math.min(this.length, (word + 1) * 32);
    let held = 0;
    for (let row = word * 32; row < last; row++)
      held |= (Number(froms[row]! <= position) & Number(untils[row]! > position)) << row;
    return held;
  }

  heldAt(row: number, position: number): boolean {
    return this.columns.from.at(row) <= position && position < this.columns.until.at(row);
  }

  /** Whether a row that is held says what a piece says. */
  says(row: number, piece: Piece): boolean {
    const { columns } = this;
    return (
      columns.lane.at(row) === piece.lane &&
      columns.subject.at(row) === piece.subject &&
      columns.startFact.at(row) === piece.startFact &&
      columns.endFact.at(row) === piece.endFact &&
      columns.start.at(row) === piece.start &&
      columns.startLatest.at(row) === piece.startLatest &&
      columns.end.at(row) === piece.end &&
      columns.endLatest.at(row) === piece.endLatest &&
      columns.marks.at(row) === marksOf(piece) &&
      columns.profile.at(row) === piece.profile &&
      columns.dayFrom.at(row) === piece.dayFrom &&
      columns.dayUntil.at(row) === piece.dayUntil &&
      JSON.stringify(this.stops.get(row) ?? []) === JSON.stringify(piece.stops)
    );
  }
}

function marksOf(piece: Piece): number {
  const { start, startLatest, end, endLatest, startFact, endFact, dayFrom, dayUntil } = piece;
  let marks: number = piece.outcome;
  const ended = endFact !== NONE;
  if (start !== startLatest || (ended && (end !== endLatest || end < start))) marks |= Mark.imprecise;
  if (dayUntil !== OPEN || dayFrom > start) marks |= Mark.bounded;
  if (startFact === NONE) marks |= Mark.noStart;
  else if (start === OPEN_START) marks |= Mark.openStart;
  if (piece.otherwise) marks |= Mark.otherwise;
  if (piece.stops.length > 0) marks |= Mark.stopped;
  return marks;
}
