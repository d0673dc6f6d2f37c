import { Type } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import { DURATION_CHANGES } from '#projections/review-time/duration-changes.js';
import { MEASURE_NAMES } from '#projections/review-time/measures.js';
import type {
  DurationChanged as ChangedDuration,
  DurationsChanged as ChangedDurations,
  RecordedEvent as Recorded,
} from '../../feeds/index.js';
import { Position } from './common.js';
import { assertDescribed, type Describes } from './describes.js';
import { factRecord, placed } from './records.js';
import { ChangingEvent } from './review-times/change.js';
import { ReviewSpan } from './review-times/spans.js';

const FactRecord = record(factRecord, {
  description: 'The fact that a correction or a retraction is about in the end, as it stands from there on.',
});

const RecordedEvent = record(
  { ...placed, about: optional(FactRecord) },
  { description: 'An event as it was recorded, as the live stream and webhooks tell it.' },
);

const DurationChanged = record({
  measure: oneOf(MEASURE_NAMES, 'What is measured.'),
  kind: oneOf(
    DURATION_CHANGES,
    '`closed`: it has a duration that it had not. `changed`: it has another, or is filed under something else. `retracted`: it has none any more.',
  ),
  before: optional(ReviewSpan),
  after: optional(ReviewSpan),
});

const DurationsChanged = record(
  {
    position: Position,
    because: ChangingEvent,
    changes: Type.Array(DurationChanged, { minItems: 1 }),
  },
  { description: 'What one event made of the durations of reviews.' },
);

assertDescribed(
  true satisfies Describes<typeof RecordedEvent, Recorded>,
  true satisfies Describes<typeof DurationChanged, ChangedDuration>,
  true satisfies Describes<typeof DurationsChanged, ChangedDurations>,
);

export const FEED_SCHEMAS = { FactRecord, RecordedEvent, DurationChanged, DurationsChanged };
