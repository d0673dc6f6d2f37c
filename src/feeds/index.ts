export { FeedsModule } from './feeds.module.js';
export type { DurationChanged, DurationsChanged } from './duration-feeds.js';
export type { RecordedEvent } from './event-feeds.js';
export { FEEDS } from './feed.js';
export { WEBHOOK_BODIES } from './webhooks/bodies.js';
export type { DeadLetter } from './webhooks/subscription.js';
export type { DeadLetterList, NewWebhookView, WebhookView } from './webhooks/webhook-view.js';
export type { WrittenDigest } from './digest/links.js';
