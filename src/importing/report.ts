import type { Issue } from '#events/validation.js';
import { shortened } from '../http/index.js';
import type { Refusal } from '../recording/index.js';
import type { Fault, FileFaultError, StatedRow } from './rows/index.js';

/** Most refusals that a report lists, and most proposals; all are counted. */
export const REFUSALS_LISTED = 1_000;

/** A row that waits for somebody else's approval. */
export interface RowProposal {
  /** Line of the file on which the record starts, from 1. */
  readonly row: number;
  readonly revisionId: string;
}

/** Why a row is not recorded: one thing that is wrong with it. */
export interface RowRefusal extends Fault {
  /** Line of the file on which the record starts, from 1. */
  readonly row: number;
  /** The event that the row contradicts: recorded, or stated by a row before it. */
  readonly contradicts?: { readonly eventId: string; readonly type: string; readonly effectiveOn?: string };
}

export interface ImportReport {
  /** Rows read so far. */
  readonly rows: number;
  /** Rows that are good and new: recorded or proposed, or to be where it was only checked. */
  readonly accepted: number;
  readonly recorded: number;
  /** Corrections and retractions that are proposed, where somebody else has to approve them; absent where none is. */
  readonly proposed?: number;
  /** Rows that say what was recorded or proposed before; nothing is written for them. */
  readonly alreadyRecorded: number;
  readonly refused: number;
  /** The first of the refusals, by row; a row may have several. */
  readonly refusals: readonly RowRefusal[];
  /** The first of the rows that were proposed, now or before, by row; absent where none was. */
  readonly proposals?: readonly RowProposal[];
  /** Position of the last event recorded; absent where none was. */
  readonly position?: number;
}

/** Counts what becomes of the rows. */
export class Tally {
  rows = 0;
  recorded = 0;
  proposed = 0;
  alreadyRecorded = 0;
  refused = 0;
  private position = 0;
  private readonly refusals: RowRefusal[] = [];
  private readonly proposals: RowProposal[] = [];

  refuse(row: number, faults: readonly (Fault & Pick<RowRefusal, 'contradicts'>)[]): void {
    this.refused++;
    for (const fault of faults)
      if (this.refusals.length < REFUSALS_LISTED) this.refusals.push({ row, ...quoted(fault) });
  }

  /** What is wrong with the file as a whole, from a line on; no row is counted for it. */
  faultInFile({ line, column, value, rule }: FileFaultError): void {
    this.refusals.push({ row: line, ...quoted({ column, ...(value !== undefined && { value }), rule }) });
  }

  /** @param position of the last event, where one was recorded */
  record(count: number, position: number): void {
    this.recorded += count;
    this.position = Math.max(this.position, position);
  }

  /** @param position of the last of the proposals */
  propose(rows: readonly { readonly line: number; readonly id: string }[], position: number): void {
    this.proposed += rows.length;
    this.position = Math.max(this.position, position);
    for (const { line, id } of rows) this.listProposal(line, id);
  }

  /** @param revisionId of its proposal, where it was proposed before and not recorded */
  repeat(row: number, revisionId?: string): void {
    this.alreadyRecorded++;
    if (revisionId !== undefined) this.listProposal(row, revisionId);
  }

  private listProposal(row: number, revisionId: string): void {
    if (this.proposals.length < REFUSALS_LISTED) this.proposals.push({ row, revisionId });
  }

  report(): ImportReport {
    const { rows, recorded, proposed, alreadyRecorded, refused, position, refusals, proposals } = this;
    return {
      rows,
      accepted: rows - alreadyRecorded - refused,
      recorded,
      ...(proposed > 0 && { proposed }),
      alreadyRecorded,
      refused,
      refusals: refusals.toSorted((a, b) => a.row - b.row),
      ...(proposals.length > 0 && { proposals: proposals.toSorted((a, b) => a.row - b.row) }),
      ...(position > 0 && { position }),
    };
  }
}

/** What a refusal says, column by column. */
export function faultsOf(
  { code, issues, message, contradicts }: Refusal,
  row: StatedRow,
  columnOf: (field: string) => string,
): (Fault & Pick<RowRefusal, 'contradicts'>)[] {
  const against = contradicts && {
    contradicts: {
      eventId: contradicts.id,
      type: contradicts.type,
      ...(contradicts.effectiveOn !== undefined && { effectiveOn: contradicts.effectiveOn }),
    },
  };
  if (issues.length > 0)
    return issues.map(({ field, value, rule }) => ({ column: columnOf(field), value, rule, ...against }));
  const { subject, statement } = row;
  const [column, value]: [string, string] =
    code === 'not-found'
      ? 'productId' in subject
        ? ['productId', subject.productId]
        : ['referenceId', subject.referenceId]
      : ['type', statement.type];
  return [{ column, value, rule: message, ...against }];
}

/** A value is quoted so that it can be found, not so that it can fill the report. */
function quoted<F extends Fault>({ value, ...fault }: F): F {
  const { value: short } = shortened({ field: '', value, rule: '' } satisfies Issue);
  return { ...fault, ...(short !== undefined && { value: short }) } as F;
}
