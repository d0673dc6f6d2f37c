import { stateOf, type Revision, type RevisionState } from '#projections/revisions/revisions.js';
import type { Proposal } from './proposals.js';

interface Said {
  readonly by: string;
  readonly at: string;
}

interface Decided extends Said {
  /** Why, where it was declined or withdrawn. */
  readonly reason?: string;
}

/** A revision as an answer shows it. */
export interface RevisionView extends Omit<Revision, 'eventId' | 'proposed' | 'refused' | 'recorded'> {
  readonly state: RevisionState;
  /** Of the proposal, in the register's log. */
  readonly position: number;
  readonly proposed: Said;
  /** Who approved, declined or withdrew it; who recorded the event that has overtaken it. Absent while it is pending. */
  readonly decided?: Decided;
  /** The event that it became. */
  readonly eventId?: string;
  readonly links: { readonly revision: string; readonly target: string; readonly event?: string };
}

/** What a caller gets for a correction or a retraction that waits for approval. */
export interface ProposalReceipt extends RevisionView {
  /** True where it was proposed before and nothing was written. */
  readonly alreadyProposed: boolean;
}

/** @param position of the log by which it is known what became of it */
export function revisionView(revision: Revision, position = Infinity): RevisionView {
  const { eventId, proposed, refused, recorded, ...says } = revision;
  const state = stateOf(revision, position);
  const isRecorded = state === 'approved' || state === 'overtaken';
  const { at, by } = proposed;
  return {
    ...says,
    state,
    position: proposed.position,
    proposed: { at, by },
    ...(state !== 'pending' && {
      decided: isRecorded
        ? { at: recorded!.at, by: recorded!.by }
        : { at: refused!.at, by: refused!.by, reason: refused!.reason },
    }),
    ...(isRecorded && { eventId }),
    links: {
      revision: `/api/v1/revisions/${says.revisionId}`,
      target: `/api/v1/events/${says.targetId}`,
      ...(isRecorded && { event: `/api/v1/events/${eventId}` }),
    },
  };
}

export const proposalReceipt = ({ revision, alreadyProposed }: Proposal): ProposalReceipt => ({
  ...revisionView(revision),
  alreadyProposed,
});
