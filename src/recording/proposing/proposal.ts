import { RevisionProposed } from '#events/revision.js';
import type { Envelope, Fact } from '#events/envelope.js';
import { uuidV5 } from '#events/event-id.js';
import type { Revision } from '#projections/revisions/revisions.js';
import type { Statement, SubjectRef } from '../deciding/statement.js';

/** What a proposal says: all that is needed to decide it once more, and to show it. */
export type Proposed = Omit<Revision, 'revisionId' | 'proposed' | 'refused' | 'recorded'>;

/** The proposal of a correction or a retraction that was decided and may be recorded. */
export const proposalOf = ({
  id,
  type,
  productId,
  referenceId,
  source,
  recorded,
  data,
}: Envelope): Proposed =>
  ({
    eventId: id,
    ...(productId !== undefined && { productId }),
    ...(referenceId !== undefined && { referenceId }),
    type,
    ...data,
    ...(source && { source }),
    reason: recorded.reason,
  }) as Proposed;

/**
 * Who proposes the same once more has made the same proposal.
 * @param attempt how often the same was proposed and refused before
 */
export const revisionIdOf = (eventId: string, by: string, attempt: number): string =>
  uuidV5(`revision ${attempt} of ${eventId} by ${by}`);

/** @param at instant, UTC */
export const proposalFact = (data: Proposed, at: string): Fact => {
  const { type, version, trail } = RevisionProposed;
  return { type, version, trail: trail!, effectiveOn: at.slice(0, 10), data: { ...data } };
};

/** What is proposed, as it was stated. */
export function statementOf(proposed: Proposed): {
  readonly subject: SubjectRef;
  readonly statement: Statement;
} {
  const { productId, referenceId, type, targetId, changes, source, reason } = proposed;
  return {
    subject: productId === undefined ? { referenceId: referenceId! } : { productId },
    statement: {
      type,
      ...(source && { source }),
      reason,
      data: { targetId, ...(changes && { changes }) },
    },
  };
}
