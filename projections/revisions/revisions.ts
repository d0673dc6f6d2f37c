import type { ChangesOf, LoggedEvent } from '../belief/belief.js';
import { aboutARecord } from '../belief/belief.js';
import type { Reason, Source } from '#events/envelope.js';
import type { Projection } from '../projection.js';

export const REVISION_STATES = ['pending', 'approved', 'declined', 'withdrawn', 'overtaken'] as const;
export type RevisionState = (typeof REVISION_STATES)[number];

/** Who did something with a revision, and where in the log that stands. */
export interface RevisionDeed {
  readonly by: string;
  /** Instant, UTC, milliseconds. */
  readonly at: string;
  readonly position: number;
}

/** A correction or a retraction that needs somebody else's approval, and what became of it. */
export interface Revision {
  readonly revisionId: string;
  /** The event that it becomes once it is approved. */
  readonly eventId: string;
  readonly productId?: string;
  readonly referenceId?: string;
  readonly type: 'EventCorrected' | 'EventRetracted';
  readonly targetId: string;
  readonly changes?: ChangesOf;
  readonly source?: Source;
  readonly reason: Reason;
  readonly proposed: RevisionDeed;
  readonly refused?: RevisionDeed & { readonly state: 'declined' | 'withdrawn'; readonly reason: string };
  /** The event stands in its stream: by this revision's approval, or else it has overtaken this revision. */
  readonly recorded?: RevisionDeed & { readonly state: 'approved' | 'overtaken' };
}

/** Every revision that was ever proposed. */
export class Revisions {
  /** By id, in the order in which they were proposed. */
  readonly all = new Map<string, Revision>();
  /** Ids of the revisions that would become an event, by that event's id. */
  private readonly becoming = new Map<string, string[]>();

  /** @param revision of the trail's last event; -1 where there is none */
  constructor(
    public revision = -1,
    revisions: Iterable<Revision> = [],
  ) {
    for (const each of revisions) this.add(each);
  }

  add(revision: Revision): void {
    const { revisionId, eventId } = revision;
    this.all.set(revisionId, revision);
    const others = this.becoming.get(eventId);
    if (!others) this.becoming.set(eventId, [revisionId]);
    else if (!others.includes(revisionId)) others.push(revisionId);
  }

  /** The revisions that would become an event, in the order in which they were proposed. */
  thatBecome(eventId: string): Revision[] {
    return (this.becoming.get(eventId) ?? []).map((id) => this.all.get(id)!);
  }
}

/** What became of a revision by a position of the log. */
export function stateOf({ refused, recorded }: Revision, position = Infinity): RevisionState {
  if (recorded && recorded.position <= position) return recorded.state;
  return refused && refused.position <= position ? refused.state : 'pending';
}

/** What an event says of revisions; every other event is passed over. */
export function foldRevision(revisions: Revisions, event: LoggedEvent): void {
  if (event.trail === 'revisions') {
    revisions.revision = event.revision;
    if (event.type === 'RevisionProposed') propose(revisions, event);
    else refuse(revisions, event);
  } else if (aboutARecord(event)) record(revisions, event);
}

function propose(revisions: Revisions, event: LoggedEvent): void {
  const says = event.data as unknown as Omit<Revision, 'revisionId' | 'proposed'>;
  if (!revisions.all.has(event.id))
    revisions.add({ revisionId: event.id, ...says, proposed: deedOf(event, event.recorded.by) });
}

function refuse(revisions: Revisions, event: LoggedEvent): void {
  const { revisionId, reason } = event.data as { readonly revisionId: string; readonly reason: string };
  const revision = revisions.all.get(revisionId);
  if (!revision || revision.refused) return;
  const state = event.type === 'RevisionWithdrawn' ? 'withdrawn' : 'declined';
  revisions.add({ ...revision, refused: { ...deedOf(event, event.recorded.by), state, reason } });
}

/** The latest proposal of whoever recorded it is the one that was approved; the others say what is recorded now. */
function record(revisions: Revisions, event: LoggedEvent): void {
  const { by, approvedBy } = event.recorded;
  const proposals = revisions.thatBecome(event.id);
  const approved =
    approvedBy === undefined ? undefined : proposals.findLast(({ proposed }) => proposed.by === by);
  for (const revision of proposals) {
    if (revision === approved)
      revisions.add({ ...revision, recorded: { ...deedOf(event, approvedBy!), state: 'approved' } });
    else if (!revision.refused)
      revisions.add({ ...revision, recorded: { ...deedOf(event, by), state: 'overtaken' } });
  }
}

const deedOf = ({ position, recorded: { at } }: LoggedEvent, by: string): RevisionDeed => ({
  by,
  at,
  position,
});

/** What waits for approval and what became of it, on every replica that follows the log. */
export const revisionsProjection: Projection<Revisions> = {
  name: 'revisions',
  version: 1,
  initial: () => new Revisions(),
  fold: foldRevision,
  save: ({ revision, all }) => ({
    revisions: new TextEncoder().encode(JSON.stringify({ revision, all: [...all.values()] })),
  }),
  load: ({ revisions }) => {
    const { revision, all } = JSON.parse(new TextDecoder().decode(revisions)) as {
      readonly revision: number;
      readonly all: readonly Revision[];
    };
    return new Revisions(revision, all);
  },
};
