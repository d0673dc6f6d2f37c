import type { Statement, SubjectRef } from '../../recording/index.js';

/** One thing that is wrong with a row. */
export interface Fault {
  /** Column of a CSV file, or path of a field in NDJSON; empty where the row as a whole is meant. */
  readonly column: string;
  readonly value?: unknown;
  readonly rule: string;
}

/** A record of a file, read as far as it can be without knowing its event type's rules. */
export type Row = StatedRow | FaultyRow;

export interface StatedRow {
  /** Line of the file on which the record starts, from 1. */
  readonly line: number;
  readonly subject: SubjectRef;
  readonly statement: Statement;
}

export interface FaultyRow {
  readonly line: number;
  readonly faults: readonly Fault[];
}

/** Rows that were read together. */
export interface RowBlock {
  readonly rows: readonly Row[];
  /** Bytes of the file read so far. */
  readonly bytes: number;
}

/** A file of rows: read once, from the first to the last. */
export interface RowSource {
  readonly blocks: AsyncIterable<RowBlock>;
  /** Size of the file in bytes. */
  readonly size: number;
  /** The column in which a field of a row's statement stands. */
  columnOf(field: string, row: StatedRow): string;
}

/** The file cannot be read, or not any further, whatever its single rows say. */
export class FileFaultError extends Error {
  override readonly name = 'FileFaultError';
  /**
   * @param line where it was noticed, from 1
   * @param rule what the file must be
   */
  constructor(
    readonly line: number,
    readonly rule: string,
    readonly column = '',
    readonly value?: unknown,
  ) {
    super(`The file cannot be read at line ${line}: ${column ? `${column} ` : ''}${rule}`);
  }
}
