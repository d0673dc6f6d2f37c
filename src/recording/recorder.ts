import { Inject, Injectable } from '@nestjs/common';
import { canonicalEvent } from '#events/canonical.js';
import type { Envelope } from '#events/envelope.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import type { Finding } from '#projections/finding/finding.js';
import { findingsIn } from '#projections/finding/finding.js';
import { lanesIn, milestonesAt } from '#projections/product/lane.js';
import { evolve, type SubjectRecord } from '#projections/product/subject-record.js';
import { timelineChange, type TimelineChange } from '#projections/product/timeline-change.js';
import type { Revision } from '#projections/revisions/revisions.js';
import { EventStore, WrongExpectedRevisionError } from '../event-store/index.js';
import { Decider, type Author, type Decided } from './decider.js';
import { told } from './decision-channel.js';
import { recorded } from './deciding/decide.js';
import { Refusal } from './deciding/refusal.js';
import type { Statement, SubjectRef } from './deciding/statement.js';
import { InFlight } from './in-flight.js';
import { statementOf } from './proposing/proposal.js';
import { Proposals, type Proposal } from './proposing/proposals.js';
import { streamNameOf } from './subject-records.js';

export type { Author };

/** What became of a statement. */
export type Outcome = Recording | Proposal;

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
    private readonly decider: Decider,
    private readonly proposals: Proposals,
    private readonly inFlight: InFlight,
  ) {}

  /**
   * Records a statement about a subject, once; or proposes it, where somebody else has to approve it.
   * @throws Refusal where it is malformed, contradicts what is recorded, or is about something not registered
   * @throws StoreUnavailableError where the store cannot be written now
   */
  record(subject: SubjectRef, statement: Statement, author: Author): Promise<Outcome> {
    const isRepetition = author.idempotencyKey !== undefined;
    return this.inFlight.track(
      this.decideAndAppend(
        subject,
        () => this.decider.decide(subject, statement, author),
        (event) =>
          this.proposals.areNeededFor(event) ? this.proposals.propose(event, isRepetition) : undefined,
      ),
    );
  }

  /**
   * Records what was proposed, once, if it may still be recorded.
   * @throws Refusal where it contradicts what is recorded by now
   * @throws StoreUnavailableError where the store cannot be written now
   */
  approve(revision: Revision, approvedBy: string): Promise<Recording> {
    const { subject } = statementOf(revision);
    return this.inFlight.track(
      this.decideAndAppend(subject, () => this.decider.decideApproved(revision, approvedBy)),
    );
  }

  /** @param instead what is done with a new event in place of recording it, if anything is */
  private async decideAndAppend<T = never>(
    subject: SubjectRef,
    decide: () => Promise<Decided>,
    instead?: (event: Envelope) => Promise<T> | undefined,
  ): Promise<Recording | T> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { record, decision } = await told(decide());
      if (decision.outcome === 'already-recorded') return recording(record, decision.event, true);
      const { event } = decision;
      const other = instead?.(event);
      if (other) return other;
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
   * Decides as `record` does, and writes nothing.
   * @throws Refusal as record
   */
  async try(subject: SubjectRef, statement: Statement, author: Author): Promise<Trial> {
    const { record, decision } = await this.decider.decide(subject, statement, author);
    const { event } = decision;
    const alreadyRecorded = decision.outcome === 'already-recorded';
    const after = alreadyRecorded ? record : recorded(record, event, NOWHERE);
    return { event, alreadyRecorded, change: timelineChange(record.beliefs, after.beliefs) };
  }
}

function recording(record: SubjectRecord, event: LoggedEvent, alreadyRecorded: boolean): Recording {
  const findings = findingsIn(lanesIn(milestonesAt(record.beliefs, Infinity)));
  return { event, alreadyRecorded, findings: findings.filter(({ eventIds }) => eventIds.includes(event.id)) };
}
