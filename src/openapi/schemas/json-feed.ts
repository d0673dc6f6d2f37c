import { Type } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import { Edtf, EventId, EventTypeName, Instant } from './common.js';

const text = Type.String();
const address = Type.String({ format: 'uri' });

const JsonFeedItem = record(
  {
    id: Type.String({ description: '`urn:uuid:` and the id of the event that recorded the fact.' }),
    url: Type.String({ format: 'uri', description: 'The record.' }),
    external_url: optional(Type.String({ format: 'uri', description: 'Where the fact was read.' })),
    title: text,
    content_html: text,
    date_published: Instant,
    date_modified: Instant,
    tags: Type.Array(text),
    _clockstop: record({
      eventId: EventId,
      type: EventTypeName,
      productId: optional(text),
      referenceId: optional(text),
      effectiveOn: optional(Edtf),
      status: oneOf(['standing', 'corrected', 'retracted'] as const, 'What became of the record.'),
    }),
  },
  { description: 'A fact as it stands, or as it stood before it was taken back.' },
);

export const JsonFeed = record(
  {
    version: Type.Literal('https://jsonfeed.org/version/1.1'),
    title: text,
    feed_url: address,
    next_url: optional(address),
    language: text,
    authors: Type.Array(record({ name: text }), { minItems: 1 }),
    items: Type.Array(JsonFeedItem),
  },
  { description: 'JSON Feed 1.1.' },
);

export const JSON_FEED_SCHEMAS = { JsonFeedItem, JsonFeed };
