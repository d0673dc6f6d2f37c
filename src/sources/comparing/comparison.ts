import type { CellChange } from '#projections/sourcing/comparing.js';
import type { ProposedCandidate } from '#projections/sourcing/matching.js';
import type { CellFault, SnapshotIdentity } from '#projections/sourcing/source-record.js';
import type { Statement, SubjectRef } from '../../recording/index.js';

/** A statement to record, with the row it comes from and the columns its fields come from. */
export interface SourceStatement {
  readonly line: number;
  readonly subject: SubjectRef;
  readonly statement: Statement;
  readonly columns: Readonly<Record<string, string>>;
}

/** A cell of a fact that the register holds. */
export interface ChangedCell extends CellChange {
  readonly row: number;
  readonly record: string;
  readonly productId: string;
  /** The fact. */
  readonly eventId: string;
  readonly type: string;
}

export interface DoubtfulRecord {
  readonly row: number;
  readonly record: string;
  readonly candidates: readonly ProposedCandidate[];
}

export interface GoneFact {
  readonly productId: string;
  readonly eventId: string;
  readonly type: string;
}

/** What a snapshot would change of the register. */
export interface Comparison {
  readonly snapshot: SnapshotIdentity;
  readonly records: number;
  /** Records that say what they said before. */
  readonly unchanged: number;
  readonly statements: readonly SourceStatement[];
  readonly faults: readonly CellFault[];
  /** New facts by type. */
  readonly fresh: Readonly<Record<string, number>>;
  readonly corrected: readonly ChangedCell[];
  /** Cells that the register holds otherwise, by somebody's correction or from elsewhere; nothing is recorded for them. */
  readonly contested: readonly ChangedCell[];
  /** Facts that the source no longer says, newly; and that it says again. */
  readonly gone: readonly GoneFact[];
  readonly resumed: readonly GoneFact[];
  readonly doubtful: readonly DoubtfulRecord[];
}
