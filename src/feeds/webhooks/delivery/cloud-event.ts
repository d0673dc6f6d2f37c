import { streamOf } from '#events/subject.js';
import type { FeedItem, FeedName } from '../../feed.js';

/**
 * A CloudEvent (CNCF, version 1.0.2) in the structured mode of JSON. `source` and `id` together tell each from all
 * others; a delivery that is repeated has the same.
 */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The stream that the event stands in, such as `product-amimestrocel`. */
  readonly subject: string;
  /** Instant at which the register learnt it. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Position in the register's log; an extension. */
  readonly position: number;
  readonly data: object;
}

export const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=utf-8';

/** @param origin name of the log, which is its own operator's address without a scheme */
export const cloudEventOf = (
  feed: FeedName,
  { event, position, data }: FeedItem,
  origin: string,
): CloudEvent => ({
  specversion: '1.0',
  id: feed === 'events' ? event.id : `${event.id}/${feed}`,
  source: `//${origin}`,
  type: feed === 'events' ? `dev.clockstop.event.${event.type}` : `dev.clockstop.${feed}`,
  subject: streamOf(event),
  time: event.recorded.at,
  datacontenttype: 'application/json',
  position,
  data,
});
