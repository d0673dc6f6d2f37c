import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { factRecord, placed, type FactRecord } from '#projections/product/fact-record.js';
import { recordedBy } from '#projections/product/milestone-view.js';
import { aboutARecord } from '#projections/belief/belief.js';
import { revisionStatus } from '#projections/belief/revision-status.js';
import { factBehind } from '#projections/register/fold.js';
import type { Envelope } from '#events/envelope.js';
import { EventStore, loggedEvent } from '../../event-store/index.js';
import { notFound } from '../../http/index.js';
import { ProjectingService } from '../../projecting/index.js';
import type { ResolvedBasis } from '../basis/basis.js';
import { Facts } from '../facts.js';

/**
 * One record and what became of it. A fact is `standing`, `corrected` or `retracted`; a correction or a retraction is
 * `standing`, `overtaken` or `retracted`.
 */
export type RecordView = FactRecord;

/** One record, as it was made and as it stands. */
export class GetEvent extends Query<RecordView> {
  constructor(
    readonly eventId: string,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(GetEvent)
export class GetEventHandler implements IQueryHandler<GetEvent> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly projecting: ProjectingService,
    private readonly facts: Facts,
  ) {}

  async execute({ eventId, basis }: GetEvent): Promise<RecordView> {
    const position = this.projecting.register.ids.ordinalOf(eventId);
    if (position === undefined || position > basis.position)
      throw notFound(`No event ${eventId} was recorded by position ${basis.position}.`);
    const [stored] = await this.store.readPositions([position]);
    const logged = loggedEvent(stored!);
    if (aboutARecord(logged)) return { ...placed(logged), ...(await this.becomeOf(logged, basis)) };
    return factRecord(logged, this.facts.aboutAsOf(basis));
  }

  /** What became of a correction or a retraction. */
  private async becomeOf(
    revision: Envelope,
    basis: ResolvedBasis,
  ): Promise<Pick<RecordView, 'status' | 'retraction'>> {
    const { ids, targets } = this.projecting.register;
    const factId = factBehind(targets, revision.id);
    const [stored] = await this.store.readPositions([ids.ordinalOf(factId)!]);
    const { status, retraction } = revisionStatus(
      revision,
      loggedEvent(stored!),
      this.facts.aboutAsOf(basis),
    );
    return { status, ...(retraction && { retraction: recordedBy(retraction) }) };
  }
}
