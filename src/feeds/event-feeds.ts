import { Inject, Injectable } from '@nestjs/common';
import type { Envelope } from '#events/envelope.js';
import { aboutARecord, beliefIn, type LoggedEvent } from '#projections/belief/belief.js';
import { passesFilter } from '#projections/feed/event-filter.js';
import { factRecord, placed, type FactRecord } from '#projections/product/fact-record.js';
import { factBehind } from '#projections/register/fold.js';
import type { EventFilter } from '#projections/register/select.js';
import { Facts } from '../asking/index.js';
import { EventStore, loggedEvent } from '../event-store/index.js';
import { ProjectingService } from '../projecting/index.js';
import type { Feed, FeedItem, FeedRun } from './feed.js';

/** Events that are read at a time: about as much text as a socket takes at once. */
const RUN = 16;

/** An event as it was recorded. */
export interface RecordedEvent {
  readonly position: number;
  readonly revision: number;
  readonly event: Envelope;
  /** Of a correction or a retraction: the fact that it is about in the end, as it stands from here on. */
  readonly about?: FactRecord;
}

/** Every event, as it is recorded. */
@Injectable()
export class EventFeeds {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly projecting: ProjectingService,
    private readonly facts: Facts,
  ) {}

  of(filter: EventFilter): Feed {
    return { name: 'events', read: (after) => this.read(filter, after) };
  }

  private async read(filter: EventFilter, after: number): Promise<FeedRun> {
    const last = Math.min(after + RUN, this.projecting.readyRegister().position);
    const positions = Array.from({ length: Math.max(0, last - after) }, (_, i) => after + 1 + i);
    if (positions.length === 0) return { items: [], position: after };
    const events = (await this.store.readPositions(positions)).map(loggedEvent);
    const items: (FeedItem | undefined)[] = [];
    for (const event of events)
      items.push(aboutARecord(event) ? await this.revision(filter, event) : this.statement(filter, event));
    return { items: items.filter((item) => item !== undefined), position: last };
  }

  private statement(filter: EventFilter, event: LoggedEvent): FeedItem | undefined {
    const { position } = event;
    if (!passesFilter(this.projecting.register, filter, { event, position })) return undefined;
    return { position, event, data: placed(event) satisfies RecordedEvent };
  }

  private async revision(filter: EventFilter, event: LoggedEvent): Promise<FeedItem | undefined> {
    const { position } = event;
    const { ids, targets } = this.projecting.register;
    const [stored] = await this.store.readPositions([ids.ordinalOf(factBehind(targets, event.id))!]);
    const fact = loggedEvent(stored!);
    const [before, after] = [position - 1, position].map((at) => this.facts.aboutAsOf({ position: at }));
    const versions = {
      before: beliefIn(fact, before!).event,
      after: beliefIn(fact, after!).event,
    };
    if (!passesFilter(this.projecting.register, filter, { event, position, fact: versions }))
      return undefined;
    const data: RecordedEvent = { ...placed(event), about: factRecord(fact, after!) };
    return { position, event, data };
  }
}
