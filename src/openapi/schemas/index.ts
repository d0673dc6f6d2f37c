import type { TSchema } from '@sinclair/typebox';
import { AUDIT_SCHEMAS } from '../../audit/index.js';
import { IMPORT_SCHEMAS } from '../../importing/index.js';
import { ACCESS_SCHEMAS } from './access.js';
import { APPLICATION_SCHEMAS } from './application.js';
import { COMMAND_SCHEMAS } from './commands.js';
import { COMMON_SCHEMAS } from './common.js';
import { FEED_SCHEMAS } from './feeds.js';
import { DIGEST_SCHEMAS } from './digest.js';
import { HEALTH_SCHEMAS } from './health.js';
import { JSON_FEED_SCHEMAS } from './json-feed.js';
import { LANE_SCHEMAS } from './lane.js';
import { MILESTONE_SCHEMAS } from './milestone.js';
import { PROBLEM_SCHEMAS } from './problem.js';
import { PRODUCT_SCHEMAS } from './product.js';
import { RECEIPT_SCHEMAS } from './receipt.js';
import { RECORD_SCHEMAS } from './records.js';
import { REVIEW_TIME_SCHEMAS } from './review-times/index.js';
import { REVISION_SCHEMAS } from './revisions.js';
import { SOURCES_SCHEMAS } from './sources.js';
import { STATEMENT_SCHEMAS } from './statements.js';
import { WEBHOOK_SCHEMAS } from './webhooks.js';

/** Every schema that the document names, by the name it has there. */
export const SCHEMAS: Readonly<Record<string, TSchema>> = {
  ...COMMON_SCHEMAS,
  ...LANE_SCHEMAS,
  ...MILESTONE_SCHEMAS,
  ...APPLICATION_SCHEMAS,
  ...PRODUCT_SCHEMAS,
  ...RECORD_SCHEMAS,
  ...REVIEW_TIME_SCHEMAS,
  ...FEED_SCHEMAS,
  ...WEBHOOK_SCHEMAS,
  ...DIGEST_SCHEMAS,
  ...JSON_FEED_SCHEMAS,
  ...STATEMENT_SCHEMAS,
  ...COMMAND_SCHEMAS,
  ...RECEIPT_SCHEMAS,
  ...REVISION_SCHEMAS,
  ...AUDIT_SCHEMAS,
  ...PROBLEM_SCHEMAS,
  ...HEALTH_SCHEMAS,
  ...IMPORT_SCHEMAS,
  ...SOURCES_SCHEMAS,
  ...ACCESS_SCHEMAS,
};
