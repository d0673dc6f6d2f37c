import { Injectable } from '@nestjs/common';
import { stateOf, type Revision } from '#projections/revisions/revisions.js';
import { AccessTrail } from '../access-trail/index.js';
import { Configuration } from '../configuration/index.js';
import { Proposals, Recorder, type Outcome } from '../recording/index.js';
import { alreadyDecided, fourEyesAreOff, noRevision, ownRevision } from './problems.js';

/**
 * Decides on what is proposed, one decision after the other: of two at once one is made. An approval is the event itself,
 * in the stream of its target; a refusal is an event of the trail. A replica decides by what it has heard of the others.
 */
@Injectable()
export class RevisionDesk {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly proposals: Proposals,
    private readonly recorder: Recorder,
    private readonly trail: AccessTrail,
    private readonly configuration: Configuration,
  ) {}

  /**
   * Records what was proposed. Approved once more, it answers with the same event.
   * @param by who approves; DEFAULT_ACTOR where absent
   * @throws ProblemError 403 where it is their own, 404, 409 where it was refused
   * @throws Refusal where it contradicts what is recorded by now: then it stays as it is
   * @throws StoreUnavailableError where the store cannot be written now
   */
  approve(revisionId: string, by = this.configuration.DEFAULT_ACTOR): Promise<Outcome> {
    return this.inTurn(async () => {
      const revision = await this.find(revisionId);
      if (!this.proposals.areNeeded) throw fourEyesAreOff();
      if (revision.proposed.by === by) throw ownRevision(revision);
      const state = stateOf(revision);
      if (state !== 'pending' && state !== 'approved') throw alreadyDecided(revision);
      return this.recorder.approve(revision, by);
    });
  }

  /**
   * Refuses what was proposed: whoever proposed it withdraws it, anybody else declines it.
   * @param by who refuses; DEFAULT_ACTOR where absent
   * @throws ProblemError 404, 409 where somebody decided otherwise
   * @throws StoreUnavailableError where the store cannot be written now
   */
  refuse(revisionId: string, reason: string, by = this.configuration.DEFAULT_ACTOR): Promise<Revision> {
    return this.inTurn(async () => {
      const revision = await this.find(revisionId);
      const state = revision.proposed.by === by ? 'withdrawn' : 'declined';
      if (stateOf(revision) === 'pending') {
        const type = state === 'withdrawn' ? 'RevisionWithdrawn' : 'RevisionDeclined';
        await this.trail.recordOnce(
          { type, data: { revisionId, reason }, by },
          ({ data }) => data['revisionId'] === revisionId,
        );
      }
      const decided = await this.find(revisionId);
      if (stateOf(decided) !== state || decided.refused?.by !== by) throw alreadyDecided(decided);
      return decided;
    });
  }

  private async find(revisionId: string): Promise<Revision> {
    const revision = (await this.proposals.known()).all.get(revisionId);
    if (!revision) throw noRevision(revisionId);
    return revision;
  }

  private inTurn<T>(decide: () => Promise<T>): Promise<T> {
    const turn = this.last.then(decide);
    // Whoever waits for this turn is told how it ended; the next turn only waits until it has.
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
