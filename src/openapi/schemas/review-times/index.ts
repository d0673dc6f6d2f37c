import type { DeadlineItem } from '../../../review-times/index.js';
import { ApplicationRow } from '../application.js';
import { page } from '../common.js';
import { assertDescribed, type Describes } from '../describes.js';
import { CHANGE_SCHEMAS } from './change.js';
import { COUNT_SCHEMAS } from './counts.js';
import { Interval, OpenInterval } from './figures.js';
import { SPAN_SCHEMAS } from './spans.js';
import { STATISTICS_SCHEMAS } from './statistics.js';

const DeadlineList = page(
  'Applications whose statutory clock goes on, soonest deadline first.',
  ApplicationRow,
);

assertDescribed(true satisfies Describes<typeof ApplicationRow, DeadlineItem>);

export const REVIEW_TIME_SCHEMAS = {
  Interval,
  OpenInterval,
  ...STATISTICS_SCHEMAS,
  ...SPAN_SCHEMAS,
  ...COUNT_SCHEMAS,
  ...CHANGE_SCHEMAS,
  DeadlineList,
};
