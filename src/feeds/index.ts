export { FeedsModule } from './feeds.module.js';
export type { DurationChanged, DurationsChanged } from './duration-feeds.js';
export type { RecordedEvent } from './event-feeds.js';
