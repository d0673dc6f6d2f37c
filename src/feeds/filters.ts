import { OmitType, PickType } from '@nestjs/swagger';
import { MEASURE_NAMES, type MeasureName } from '#projections/review-time/measures.js';
import { EventsParameters, List } from '../asking/index.js';
import { spanFilterOf, SpanParameters } from '../review-times/index.js';
import type { DurationsQuestion } from './duration-feeds.js';

/** What narrows the feed of events: as in the list of events. */
export class EventFeedFilter extends PickType(EventsParameters, [
  'type',
  'agency',
  'productId',
  'referenceId',
  'therapyGroup',
  'sponsor',
  'effectiveFrom',
  'effectiveTo',
] as const) {}

/** What narrows the feed of review durations: as in the list of spans. */
export class DurationFeedFilter extends OmitType(SpanParameters, [
  'measure',
  'effectiveAt',
  'knownAt',
  'waitFor',
] as const) {
  @List(
    MEASURE_NAMES.join('|'),
    MEASURE_NAMES.length,
    {
      description: 'What is measured, with commas between; every measure where absent.',
      example: 'acceptance-to-marketing-approval',
    },
    `must be measures with commas between: ${MEASURE_NAMES.join(', ')}`,
  )
  measure?: string;
}

export const durationsQuestionOf = ({ measure, ...filter }: DurationFeedFilter): DurationsQuestion => ({
  ...(measure !== undefined && { measures: [...new Set(measure.split(','))] as MeasureName[] }),
  filter: spanFilterOf(filter),
  countStartDay: filter.countStartDay === 'true',
});
