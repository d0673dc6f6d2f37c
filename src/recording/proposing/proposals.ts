import { Inject, Injectable } from '@nestjs/common';
import { canonicalEvent } from '#events/canonical.js';
import type { Envelope } from '#events/envelope.js';
import { trailStream } from '#events/subject.js';
import { aboutARecord } from '#projections/belief/belief.js';
import { revisionsProjection, type Revision, type Revisions } from '#projections/revisions/revisions.js';
import { Configuration } from '../../configuration/index.js';
import { EventStore, WrongExpectedRevisionError } from '../../event-store/index.js';
import { ProjectingService } from '../../projecting/index.js';
import { Clock } from '../clock.js';
import { Refusal } from '../deciding/refusal.js';
import { proposalFact, proposalOf, revisionIdOf } from './proposal.js';

/** A correction or a retraction that waits for somebody else's approval. */
export interface Proposal {
  readonly revision: Revision;
  /** True where the same was proposed before: nothing was written. */
  readonly alreadyProposed: boolean;
}

/** The trail of revisions. */
export const REVISIONS = trailStream('revisions');

/** Attempts before a caller is told that others keep proposing. */
const ATTEMPTS = 50;

/** Four eyes: what would revise a record is proposed, and recorded when somebody else has approved it. */
@Injectable()
export class Proposals {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly projecting: ProjectingService,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  /** Whether corrections and retractions wait for approval. */
  get areNeeded(): boolean {
    return this.configuration.FOUR_EYES === 'on';
  }

  /** Whether an event may not be recorded as it is. */
  areNeededFor(event: Pick<Envelope, 'type' | 'recorded'>): boolean {
    return this.areNeeded && aboutARecord(event) && event.recorded.approvedBy === undefined;
  }

  /** Every revision, up to what the trail holds now, whichever replica wrote it. */
  async known(): Promise<Revisions> {
    const { revision } = this.projecting.ready(revisionsProjection);
    const newest = (await this.store.readStream(REVISIONS, revision + 1)).at(-1)?.position ?? 0;
    await this.projecting.waitFor(Math.max(newest, await this.store.head()));
    return this.projecting.ready(revisionsProjection);
  }

  /**
   * Proposes an event that was decided and may be recorded, once for whoever states it. What was refused may be proposed
   * anew, but by a repetition of the same request.
   * @throws StoreUnavailableError where the store cannot be written now
   */
  async propose(event: Envelope, isRepetition: boolean): Promise<Proposal> {
    const { by } = event.recorded;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const revisions = await this.known();
      const { revisionId, revision } = proposed(revisions, event.id, by, isRepetition);
      if (revision) return { revision, alreadyProposed: true };
      const at = this.clock.stamp();
      const proposal = { ...proposalFact(proposalOf(event), at), id: revisionId, recorded: { at, by } };
      try {
        const { position, alreadyRecorded } = await this.store.append({
          stream: REVISIONS,
          expectedRevision: revisions.revision,
          events: [{ id: revisionId, body: canonicalEvent(proposal) }],
        });
        await this.projecting.waitFor(position);
        return { revision: (await this.known()).all.get(revisionId)!, alreadyProposed: alreadyRecorded };
      } catch (error) {
        if (!(error instanceof WrongExpectedRevisionError)) throw error;
      }
    }
    throw new Refusal('conflict', 'Others kept proposing; nothing was proposed, try again');
  }
}

/** The revision that says the same and was not refused, and the id that it has or would have. */
function proposed(
  revisions: Revisions,
  eventId: string,
  by: string,
  isRepetition: boolean,
): { readonly revisionId: string; readonly revision: Revision | undefined } {
  for (let attempt = 0; ; attempt++) {
    const revisionId = revisionIdOf(eventId, by, attempt);
    const revision = revisions.all.get(revisionId);
    if (!revision?.refused || isRepetition) return { revisionId, revision };
  }
}
