import type { CellFault, SourceRecord } from '#projections/sourcing/source-record.js';
import type { SnapshotFile } from './reading/snapshot-file.js';

/** A public list that is published anew from time to time: how a file of it becomes facts. */
export interface Source {
  /** Names it on the command line and in what is recorded about it. */
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /**
   * The rows of a file.
   * @throws FileFaultError where it cannot be read, or lacks columns that it cannot be read without
   */
  read(file: SnapshotFile): Promise<SnapshotRows>;
}

/** Rows of a snapshot, before it is known of which date they are. */
export interface SnapshotRows {
  readonly count: number;
  /** The date that the file gives itself, where it gives one. */
  readonly publishedOn?: string;
  /** Whether the file says that it holds only a part. */
  readonly partial: boolean;
  /** What the rows state. @param publishedOn EDTF; bounds what the rows do not date */
  content(publishedOn: string): SnapshotContent;
}

export interface SnapshotContent {
  readonly records: readonly SourceRecord[];
  /** Rows that no record can be made of. What is wrong inside a record stands with it. */
  readonly faults: readonly CellFault[];
}
