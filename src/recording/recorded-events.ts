import { Inject, Injectable } from '@nestjs/common';
import { EventStore, loggedEvent } from '../event-store/index.js';
import { ProjectingService } from '../projecting/index.js';
import { invalid, Refusal } from './deciding/refusal.js';
import type { SubjectRef } from './deciding/statement.js';

const PATIENCE_MS = 5_000;

/** Finds records by their id. */
@Injectable()
export class RecordedEvents {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly projecting: ProjectingService,
  ) {}

  /**
   * The subject in whose stream a record stands; what is recorded about it stands there too.
   * @throws Refusal `not-found` where no such event is recorded, `invalid` where it is of the access trail
   */
  async subjectOf(eventId: string): Promise<SubjectRef> {
    await this.projecting.waitFor(await this.store.head(), PATIENCE_MS);
    const position = this.projecting.readyRegister().ids.ordinalOf(eventId);
    if (position === undefined)
      throw new Refusal('not-found', `No event ${eventId} is recorded.`, undefined, [
        { field: 'eventId', value: eventId, rule: 'must be the id of a recorded event' },
      ]);
    const [stored] = await this.store.readPositions([position]);
    const { type, productId, referenceId } = loggedEvent(stored!);
    if (productId !== undefined) return { productId };
    if (referenceId !== undefined) return { referenceId };
    throw invalid([
      {
        field: 'eventId',
        value: eventId,
        rule: `must not be of the access trail: this ${type} is neither corrected nor taken back`,
      },
    ]);
  }
}
