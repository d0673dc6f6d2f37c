/** A name that a record gives: see ProductName in `events/identity.ts`. */
export interface Name {
  readonly text: string;
  readonly kind: string;
  readonly lang?: string;
}

/** A fact that a record of a source states. */
export interface SourceFact {
  readonly type: string;
  readonly effectiveOn?: string;
  /** The source gives no date: the first snapshot to say it bounds it, and a later one changes nothing. */
  readonly undated?: true;
  readonly data: Readonly<Record<string, unknown>>;
  /** The column that a field comes from, by `effectiveOn`, `data.<field>` or, for a name, `data.names.<kind>`. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Something in a record that no fact can be made of. */
export interface CellFault {
  /** Row of the file, from 1. */
  readonly row: number;
  readonly column: string;
  readonly value?: unknown;
  readonly rule: string;
}

/** What a source says of one product: a row of its table, or several. */
export interface SourceRecord {
  /** Names the record in the source, from snapshot to snapshot: its number where it has one. */
  readonly record: string;
  /** Row of the file where it begins, from 1. */
  readonly row: number;
  /** Id that the product gets where the record is about none that is registered. */
  readonly productId: string;
  /** What tells the record's product from any other: application numbers, ids of its lanes. */
  readonly identifiers: readonly string[];
  readonly names: readonly Name[];
  readonly sponsor?: string;
  /** Where the record stands, if it has an address of its own. */
  readonly url?: string;
  /** Its registration first, then its other facts in the order in which they can be recorded. */
  readonly facts: readonly SourceFact[];
  /** Cells that could not be read: what they may have said is not held to be gone. */
  readonly faults: readonly CellFault[];
}

/** The file that was compared. */
export interface SnapshotIdentity {
  readonly sourceId: string;
  readonly title: string;
  readonly publisher: string;
  readonly url?: string;
  /** EDTF; the date the source gives the file. */
  readonly publishedOn: string;
  readonly sha256: string;
  readonly format: 'csv' | 'xlsx' | 'json';
  readonly rows: number;
  /** Whether it holds only a part of the source, so that what is not in it may stand in another part. */
  readonly partial: boolean;
}
