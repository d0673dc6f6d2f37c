export { FeedsModule } from './feeds.module.js';
export type { DurationChanged, DurationsChanged } from './duration-feeds.js';
export type { RecordedEvent } from './event-feeds.js';
export { FEEDS } from './feed.js';
export { NewWebhook, Replay, WEBHOOK_BODIES } from './webhooks/bodies.js';
export { ManagingWebhooksModule } from './webhooks/managing-webhooks.module.js';
export type { DeadLetter } from './webhooks/subscription.js';
export {
  webhookView,
  withShownSecret,
  type DeadLetterList,
  type NewWebhookView,
  type WebhookView,
} from './webhooks/webhook-view.js';
export { Webhooks } from './webhooks/webhooks.service.js';
export type { WrittenDigest } from './digest/links.js';
