import type { Finding } from '#projections/finding/finding.js';
import type { FastifyReply } from 'fastify';
import type { TimelineChange } from '#projections/product/timeline-change.js';
import { proposalReceipt, type ProposalReceipt } from './proposing/revision-view.js';
import type { Outcome, Recording, Trial } from './recorder.js';

/** What a caller gets for a record. */
export interface Receipt {
  /** Id of the event: the same for the same statement. */
  readonly eventId: string;
  readonly type: string;
  /** Its ordinal in the register's log; a query can wait for it. */
  readonly position: number;
  /** Its ordinal in its subject's stream. */
  readonly revision: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Who approved it, where it needed approval. */
  readonly approvedBy?: string;
  /** True where it was recorded before and nothing was written. */
  readonly alreadyRecorded: boolean;
  /** Gaps and oddities that the event takes part in. */
  readonly findings: readonly Finding[];
  readonly links: { readonly event: string; readonly timeline?: string };
}

/** What a caller gets for a statement, whether it is recorded or waits for approval. */
export type OutcomeReceipt = Receipt | ProposalReceipt;

export const answerOf = (outcome: Outcome): OutcomeReceipt =>
  'revision' in outcome ? proposalReceipt(outcome) : receiptOf(outcome);

function receiptOf({ event, alreadyRecorded, findings }: Recording): Receipt {
  return {
    eventId: event.id,
    type: event.type,
    position: event.position,
    revision: event.revision,
    recordedAt: event.recorded.at,
    recordedBy: event.recorded.by,
    ...(event.recorded.approvedBy !== undefined && { approvedBy: event.recorded.approvedBy }),
    alreadyRecorded,
    findings,
    links: {
      event: `/api/v1/events/${event.id}`,
      ...(event.productId !== undefined && { timeline: `/api/v1/products/${event.productId}/timeline` }),
    },
  };
}

/** What a caller gets who only tries. */
export interface Preview extends TimelineChange {
  readonly dryRun: true;
  /** Id that the event would have. */
  readonly eventId: string;
  readonly type: string;
  readonly alreadyRecorded: boolean;
}

/** 200, and nothing is recorded. */
export async function answerTrial(reply: FastifyReply, trial: Promise<Trial>): Promise<Preview> {
  const { event, alreadyRecorded, change } = await trial;
  void reply.status(200);
  return { dryRun: true, eventId: event.id, type: event.type, alreadyRecorded, ...change };
}

/** 201 with the event's address, or 202 with that of its proposal; 200 where it was recorded or proposed before. */
export async function answerRecording(
  reply: FastifyReply,
  outcome: Promise<Outcome>,
): Promise<OutcomeReceipt> {
  const answer = answerOf(await outcome);
  const [status, isKnown, location] =
    'revisionId' in answer
      ? [202, answer.alreadyProposed, answer.links.revision]
      : [201, answer.alreadyRecorded, answer.links.event];
  void reply.status(isKnown ? 200 : status).header('location', location);
  return answer;
}
