import { Inject, Injectable } from '@nestjs/common';
import { productStream } from '#events/subject.js';
import type { SubjectRecord } from '#projections/product/subject-record.js';
import type { Revision } from '#projections/revisions/revisions.js';
import { Configuration } from '../configuration/index.js';
import { EventStore } from '../event-store/index.js';
import { Clock } from './clock.js';
import { assertionOf } from './deciding/assertion.js';
import { refuseBadAuthor } from './deciding/author.js';
import { decide, decideOn, type Decision } from './deciding/decide.js';
import { movedBy, refuseAtDestination } from './deciding/moving.js';
import { productsNamed, unknownProduct } from './deciding/products-named.js';
import type { Statement, SubjectRef } from './deciding/statement.js';
import { statementOf } from './proposing/proposal.js';
import { SubjectRecords } from './subject-records.js';

/** Who records, where the caller says so, and the key that tells a repetition from a second record. */
export interface Author {
  readonly by?: string;
  readonly idempotencyKey?: string;
}

/** A decision, and the record that it was made on. */
export interface Decided {
  readonly record: SubjectRecord;
  readonly decision: Decision;
}

/** Decides on what is recorded now. Writes nothing; somebody else may record something in between. */
@Injectable()
export class Decider {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly records: SubjectRecords,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  /** @throws Refusal where it is malformed, contradicts what is recorded, or is about something not registered */
  async decide(subject: SubjectRef, statement: Statement, author: Author): Promise<Decided> {
    refuseBadAuthor(author.by ?? this.configuration.DEFAULT_ACTOR);
    return this.decideOn(subject, statement, (record) =>
      decide(record, statement, { at: this.clock.stamp(), by: this.configuration.DEFAULT_ACTOR, ...author }),
    );
  }

  /**
   * Decides anew what was proposed, which is recorded as of whoever proposed it.
   * @throws Refusal where it contradicts what is recorded by now
   */
  async decideApproved(revision: Revision, approvedBy: string): Promise<Decided> {
    const { subject, statement } = statementOf(revision);
    const assertion = { ...assertionOf(subject, statement), id: revision.eventId };
    return this.decideOn(subject, statement, (record) =>
      decideOn(record, assertion, { at: this.clock.stamp(), by: revision.proposed.by, approvedBy }),
    );
  }

  private async decideOn(
    subject: SubjectRef,
    statement: Statement,
    on: (record: SubjectRecord) => Decision,
  ): Promise<Decided> {
    const record = await this.records.load(subject);
    const decision = on(record);
    if (decision.outcome === 'record') {
      await this.refuseUnknownProducts(statement);
      const moved = movedBy(decision.event, record);
      if (moved) refuseAtDestination(moved, await this.records.load(moved));
    }
    return { record, decision };
  }

  private async refuseUnknownProducts(statement: Statement): Promise<void> {
    for (const named of productsNamed(statement)) {
      const [first] = await this.store.readStream(productStream(named.productId));
      if (!first) throw unknownProduct(named);
    }
  }
}
