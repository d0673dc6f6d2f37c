import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { uuidV5 } from '#events/event-id.js';
import { eventFilterOf, type EventsParameters, type ResolvedBasis } from '../../asking/index.js';
import { Configuration } from '../../configuration/index.js';
import { documentEntry, type FeedDocument } from './feed-document.js';
import { feedTitle, selectionOf } from './feed-title.js';
import { ListFeedEntries } from './list-feed-entries.js';

const NEVER = new Date(0).toISOString();

/** Makes a feed's document of what is asked for. */
@Injectable()
export class FeedDocuments {
  constructor(
    private readonly queries: QueryBus,
    private readonly configuration: Configuration,
  ) {}

  /**
   * @param self the absolute address that was asked
   * @param addressOf the absolute address of a page by its cursor; of the first page without
   */
  async document(
    parameters: EventsParameters,
    basis: ResolvedBasis,
    self: string,
    addressOf: (cursor: string | undefined) => string,
  ): Promise<FeedDocument> {
    const { cursor, limit } = parameters;
    const { items, next } = await this.queries.execute(
      new ListFeedEntries(eventFilterOf(parameters), { cursor, limit }, basis),
    );
    const { LOG_ORIGIN } = this.configuration;
    const entries = items.map((item) => documentEntry(item, (id) => new URL(`../events/${id}`, self).href));
    return {
      id: `urn:uuid:${uuidV5(JSON.stringify([LOG_ORIGIN, 'feed', selectionOf(parameters)]))}`,
      title: feedTitle(parameters),
      author: LOG_ORIGIN,
      updated: entries[0]?.updated ?? basis.knownAt ?? NEVER,
      self,
      ...(cursor !== undefined && { first: addressOf(undefined) }),
      ...(next !== undefined && { next: addressOf(next) }),
      entries,
    };
  }
}
