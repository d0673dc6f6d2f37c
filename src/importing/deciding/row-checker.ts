import type { Envelope } from '#events/envelope.js';
import { productStream } from '#events/subject.js';
import { aboutARecord } from '#projections/belief/belief.js';
import type { SubjectRecord } from '#projections/product/subject-record.js';
import type { EventStore } from '../../event-store/index.js';
import {
  assertionOf,
  decideOn,
  movedBy,
  productsNamed,
  Refusal,
  refuseAtDestination,
  streamNameOf,
  unknownProduct,
  type Assertion,
} from '../../recording/index.js';
import type { StatedRow } from '../rows/index.js';
import { NOT_YET, type AcceptedRow } from './accepted-row.js';
import type { ProposedRows } from './proposed-rows.js';
import type { RecordsInProgress } from './records-in-progress.js';
import type { WaitingRows } from './waiting-rows.js';

export type Verdict =
  | { readonly outcome: 'accepted'; readonly row: AcceptedRow }
  | { readonly outcome: 'already-recorded'; readonly revisionId?: string }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

const ALREADY_RECORDED: Verdict = { outcome: 'already-recorded' };

/** Decides rows one after the other, each on what is recorded and what the rows before it add to that. */
export class RowChecker {
  constructor(
    private readonly store: EventStore,
    private readonly records: RecordsInProgress,
    private readonly waiting: WaitingRows,
    /** Where corrections and retractions need approval. */
    private readonly proposed?: ProposedRows,
  ) {}

  /** A promise only where something has to be read first: most rows are about the subject of the row before. */
  check(row: StatedRow): Verdict | Promise<Verdict> {
    try {
      const assertion = assertionOf(row.subject, row.statement);
      const stream = streamNameOf(row.subject);
      const record = this.records.get(stream);
      const named = productsNamed(row.statement);
      if (record && named.length === 0 && !aboutARecord(row.statement))
        return this.decide(row, stream, assertion, record);
      return this.loadAndDecide(row, stream, assertion);
    } catch (error) {
      return refused(error);
    }
  }

  /** Reads the record of a stream again before the next decision about it: somebody else wrote there. */
  forget(stream: string): void {
    this.records.forget(stream);
  }

  private async loadAndDecide(row: StatedRow, stream: string, assertion: Assertion): Promise<Verdict> {
    try {
      const record = this.records.get(stream) ?? (await this.records.load(row.subject, stream));
      for (const named of productsNamed(row.statement))
        if (!(await this.isRegistered(named.productId))) throw unknownProduct(named);
      await this.refuseMove(assertion, record);
      return this.decide(row, stream, assertion, record);
    } catch (error) {
      return refused(error);
    }
  }

  /** A record about a record may put a fact into another product's record, which has a say in it as well. */
  private async refuseMove(assertion: Assertion, record: SubjectRecord): Promise<void> {
    if (!aboutARecord(assertion.fact)) return;
    const decision = decideOn(record, assertion, NOT_YET);
    const moved = decision.outcome === 'record' && movedBy(decision.event, record);
    if (!moved) return;
    const stream = productStream(moved.productId);
    const destination = this.records.get(stream) ?? (await this.records.load(moved, stream));
    refuseAtDestination(moved, destination);
  }

  private decide({ line }: StatedRow, stream: string, assertion: Assertion, record: SubjectRecord): Verdict {
    const decision = decideOn(record, assertion, NOT_YET);
    if (decision.outcome === 'already-recorded') return ALREADY_RECORDED;
    if (this.proposed && aboutARecord(decision.event))
      return this.propose(line, decision.event, this.proposed);
    const { id, canonical, reason } = assertion;
    const links = productsNamed(assertion.fact).length > 0;
    const accepted = { line, stream, revision: record.revision + 1, id, canonical, reason, links };
    this.records.accept(accepted, decision.event, record);
    return { outcome: 'accepted', row: accepted };
  }

  /** What is proposed changes no record, so that the rows behind it are decided as if it were not there. */
  private propose(line: number, event: Envelope, proposed: ProposedRows): Verdict {
    const row = proposed.rowFor(line, event);
    if ('revisionId' in row) return { outcome: 'already-recorded', ...row };
    this.records.wait(row);
    return { outcome: 'accepted', row };
  }

  private async isRegistered(productId: string): Promise<boolean> {
    const stream = productStream(productId);
    return this.waiting.has(stream) || (await this.store.readStream(stream)).length > 0;
  }
}

function refused(error: unknown): Verdict {
  if (error instanceof Refusal) return { outcome: 'refused', refusal: error };
  throw error;
}
