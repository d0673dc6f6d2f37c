export { FeedsModule } from './feeds.module.js';
export type { WrittenDigest } from './digest/links.js';
