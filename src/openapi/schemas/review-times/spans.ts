import { Type } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import { REASON_NAMES } from '#projections/review-time/reading.js';
import type { SpanView } from '../../../review-times/index.js';
import { Day, EventId, page, SubjectName } from '../common.js';
import { assertDescribed, type Describes } from '../describes.js';
import { Interval, measure, number, text } from './figures.js';

export const SpanEnd = record(
  { eventId: EventId, earliest: optional(Day), latest: optional(Day) },
  { description: 'One end of a span: the event, and the first and the last day it may mean.' },
);

export const ReviewSpan = record({
  productId: SubjectName,
  lane: optional(record({ kind: text, id: text })),
  agency: optional(text),
  jurisdiction: optional(text),
  applicationKind: optional(text),
  therapyGroup: optional(text),
  modality: optional(text),
  sponsor: optional(text),
  pathway: text,
  designations: Type.Array(text),
  start: optional(SpanEnd),
  end: optional(SpanEnd),
  state: oneOf(['completed', 'pending', 'withdrawn', 'refused', 'not-computable'] as const, 'Its state.'),
  reason: optional(oneOf(REASON_NAMES, 'Why it has no duration.')),
  days: optional(Interval),
  workingDays: optional(record({ least: number, most: number, country: text, provisional: Type.Boolean() })),
  months: optional(Interval),
  withinStatutoryTime: optional(
    record({
      verdict: oneOf(
        ['in-time', 'late', 'undetermined', 'no-rule'] as const,
        'Whether it was decided in time.',
      ),
      ruleId: optional(text),
    }),
  ),
});

const spans = page('The spans behind the figures, in the order of their starts.', ReviewSpan);
export const ReviewSpanList = record({ measure, ...spans.properties }, { description: spans.description! });

assertDescribed(true satisfies Describes<typeof ReviewSpan, SpanView>);

export const SPAN_SCHEMAS = { SpanEnd, ReviewSpan, ReviewSpanList };
