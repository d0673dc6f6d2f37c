import { Type } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import { FEEDS } from '../feed.js';
import { SECRET_PATTERN } from './delivery/signature.js';

const url = Type.String({
  maxLength: 2_000,
  pattern: '^https?://[^\\s]+$',
  description: 'Where deliveries go: an https address on the public internet.',
  examples: ['https://receiver.example/hooks/clockstop'],
});

const secret = Type.String({
  pattern: SECRET_PATTERN,
  description: 'What deliveries are signed with: `whsec_` and 24 to 64 bytes in base64. Made where absent.',
});

export const NewWebhook = record({
  url,
  feed: optional(oneOf(FEEDS, 'What is delivered; events where absent.')),
  filter: optional(
    Type.Record(Type.String(), Type.String({ maxLength: 2_000 }), {
      description: 'What narrows it, by the names of the query parameters of the live stream of that feed.',
    }),
  ),
  after: optional(
    Type.Integer({
      minimum: 0,
      description:
        'Deliver what stands after this position of the log: 0 for all that was ever recorded. What is recorded from now on where absent.',
    }),
  ),
  secret: optional(secret),
});

export const WebhookChanges = record(
  { state: optional(oneOf(['active', 'paused'] as const, 'Whether it delivers.')), url: optional(url) },
  { minProperties: 1 },
);

export const SecretChange = record({ secret: optional(secret) });

export const Replay = record({
  positions: optional(
    Type.Array(Type.Integer({ minimum: 1 }), {
      minItems: 1,
      maxItems: 1_000,
      description: 'Which dead letters to send once more; all where absent.',
    }),
  ),
});

export const WEBHOOK_BODIES = { NewWebhook, WebhookChanges, SecretChange, Replay };
