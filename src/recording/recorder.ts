import { Inject, Injectable } from '@nestjs/common';
import { canonicalEvent } from '#events/canonical.js';
import type { Envelope } from '#events/envelope.js';
import { productStream } from '#events/subject.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import type { Finding } from '#projections/finding/finding.js';
import { findingsIn } from '#projections/finding/finding.js';
import { lanesIn, milestonesAt } from '#projections/product/lane.js';
import { evolve, type SubjectRecord } from '#projections/product/subject-record.js';
import { timelineChange, type TimelineChange } from '#projections/product/timeline-change.js';
import { Configuration } from '../configuration/index.js';
import { EventStore, WrongExpectedRevisionError } from '../event-store/index.js';
import { Clock } from './clock.js';
import { refuseBadAuthor } from './deciding/author.js';
import { told } from './decision-channel.js';
import { decide, recorded, type Decision } from './deciding/decide.js';
import { movedBy, refuseAtDestination } from './deciding/moving.js';
import { productsNamed, unknownProduct } from './deciding/products-named.js';
import { Refusal } from './deciding/refusal.js';
import type { Statement, SubjectRef } from './deciding/statement.js';
import { InFlight } from './in-flight.js';
import { streamNameOf, SubjectRecords } from './subject-records.js';

/** Who records, where the caller says so, and the key that tells a repetition from a second record. */
export interface Author {
  readonly by?: string;
  readonly idempotencyKey?: string;
}

export interface Recording {
  readonly event: LoggedEvent;
  /** True where the same statement was recorded before: nothing was written. */
  readonly alreadyRecorded: boolean;
  /** Gaps and oddities that the event takes part in. */
  readonly findings: readonly Finding[];
}

/** What a statement would do, were it recorded now. */
export interface Trial {
  readonly event: Envelope;
  /** True where the same statement is recorded already: recording it would write nothing. */
  readonly alreadyRecorded: boolean;
  readonly change: TimelineChange;
}

/** Attempts before a caller is told that others keep changing the same record. */
const ATTEMPTS = 50;

/** A place after every other: what is only tried has none. */
const NOWHERE = { position: Number.MAX_SAFE_INTEGER, revision: Number.MAX_SAFE_INTEGER };

/** Load, decide, append: the one way into the log. */
@Injectable()
export class Recorder {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly records: SubjectRecords,
    private readonly clock: Clock,
    private readonly inFlight: InFlight,
    private readonly configuration: Configuration,
  ) {}

  /**
   * Records a statement about a subject, once.
   * @throws Refusal where it is malformed, contradicts what is recorded, or is about something not registered
   * @throws StoreUnavailableError where the store cannot be written now
   */
  record(subject: SubjectRef, statement: Statement, author: Author): Promise<Recording> {
    return this.inFlight.track(this.decideAndAppend(subject, statement, author));
  }

  private async decideAndAppend(
    subject: SubjectRef,
    statement: Statement,
    author: Author,
  ): Promise<Recording> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { record, decision } = await told(this.decide(subject, statement, author));
      if (decision.outcome === 'already-recorded') return recording(record, decision.event, true);
      const { event } = decision;
      try {
        const { position, revision, alreadyRecorded } = await this.store.append({
          stream: streamNameOf(subject),
          expectedRevision: record.revision,
          events: [{ id: event.id, body: canonicalEvent(event) }],
        });
        const logged = { ...event, position, revision };
        return recording(evolve(record, logged), logged, alreadyRecorded);
      } catch (error) {
        if (!(error instanceof WrongExpectedRevisionError)) throw error;
      }
    }
    throw new Refusal(
      'conflict',
      'The record kept changing under the request; nothing was recorded, try again',
    );
  }

  /**
   * Decides as `record` does, and writes nothing. Somebody else may record something in between.
   * @throws Refusal as record
   */
  async try(subject: SubjectRef, statement: Statement, author: Author): Promise<Trial> {
    const { record, decision } = await this.decide(subject, statement, author);
    const { event } = decision;
    const alreadyRecorded = decision.outcome === 'already-recorded';
    const after = alreadyRecorded ? record : recorded(record, event, NOWHERE);
    return { event, alreadyRecorded, change: timelineChange(record.beliefs, after.beliefs) };
  }

  private async decide(
    subject: SubjectRef,
    statement: Statement,
    author: Author,
  ): Promise<{ readonly record: SubjectRecord; readonly decision: Decision }> {
    refuseBadAuthor(author.by ?? this.configuration.DEFAULT_ACTOR);
    const record = await this.records.load(subject);
    const decision = decide(record, statement, {
      at: this.clock.stamp(),
      by: this.configuration.DEFAULT_ACTOR,
      ...author,
    });
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

function recording(record: SubjectRecord, event: LoggedEvent, alreadyRecorded: boolean): Recording {
  const findings = findingsIn(lanesIn(milestonesAt(record.beliefs, Infinity)));
  return { event, alreadyRecorded, findings: findings.filter(({ eventIds }) => eventIds.includes(event.id)) };
}
