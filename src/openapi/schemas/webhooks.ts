import { Type } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import {
  FEEDS,
  WEBHOOK_BODIES,
  type DeadLetter as Letter,
  type DeadLetterList as Letters,
  type NewWebhookView as New,
  type WebhookView as View,
} from '../../feeds/index.js';
import { EventId, EventTypeName, Instant, Position } from './common.js';
import { assertDescribed, type Describes } from './describes.js';

const attempts = Type.Integer({ minimum: 1, description: 'Attempts that have failed.' });

const DeliveryFailure = record(
  {
    at: Instant,
    status: optional(Type.Integer({ description: 'What was answered, where anything was.' })),
    detail: Type.String({ description: 'What went wrong last.' }),
  },
  { description: 'What went wrong with a delivery.' },
);

const DeadLetter = record(
  {
    position: Position,
    eventId: EventId,
    type: EventTypeName,
    attempts,
    firstAt: Instant,
    failure: DeliveryFailure,
    replay: Type.Boolean({ description: 'Whether it waits to be sent once more.' }),
  },
  { description: 'A delivery that was given up.' },
);

const DeadLetterList = record({ items: Type.Array(DeadLetter) });

const shown = {
  id: Type.String({ format: 'uuid' }),
  url: Type.String(),
  feed: oneOf(FEEDS, 'What is delivered.'),
  filter: Type.Record(Type.String(), Type.String(), { description: 'What narrows it.' }),
  state: oneOf(
    ['active', 'paused', 'gone'] as const,
    '`gone`: the receiver answered 410, that it wants nothing any more.',
  ),
  reason: optional(Type.String({ description: 'Why it is not active, where nobody asked for it.' })),
  createdAt: Instant,
  createdBy: Type.String(),
  position: Type.Integer({
    minimum: 0,
    description: 'What passes the filter up to here was delivered, or is a dead letter; up to a second old.',
  }),
  retry: optional(
    record(
      { position: Position, attempts, firstAt: Instant, nextAt: Instant, failure: DeliveryFailure },
      { description: 'The delivery that is being tried again; those behind it wait for it.' },
    ),
  ),
  fault: optional(
    record(
      { at: Instant, detail: Type.String({ description: 'What it is.' }) },
      {
        description:
          'What keeps the service itself from delivering, through no fault of the receiver. It tries again every few seconds.',
      },
    ),
  ),
  oldSecretUntil: optional(Instant),
  deadLetters: Type.Integer({ minimum: 0, description: 'How many dead letters it has.' }),
  links: record({ self: Type.String(), deadLetters: Type.String() }),
};

const WebhookView = record(shown, { description: 'A webhook, without its secret.' });
const NewWebhookView = record(
  { ...shown, secret: Type.String({ description: 'The secret that signs; it is not shown again.' }) },
  { description: 'A webhook, with its secret.' },
);
const WebhookList = record({ items: Type.Array(WebhookView) });

assertDescribed(
  true satisfies Describes<typeof DeadLetter, Letter>,
  true satisfies Describes<typeof DeadLetterList, Letters>,
  true satisfies Describes<typeof WebhookView, View>,
  true satisfies Describes<typeof NewWebhookView, New>,
);

export const WEBHOOK_SCHEMAS = {
  ...WEBHOOK_BODIES,
  DeliveryFailure,
  DeadLetter,
  DeadLetterList,
  WebhookView,
  NewWebhookView,
  WebhookList,
};
