import { Type } from '@sinclair/typebox';
import { Reason } from '#events/envelope.js';
import { oneOf, optional, record } from '#events/fields.js';
import { CAUSES } from '#projections/review-time/explain.js';
import type { Pinned } from '../../../asking/index.js';
import { FIGURES, type ChangeEvent, type ExplainAnswer } from '../../../review-times/index.js';
import { answer, Day, Edtf, EventId, EventTypeName, Instant, Position } from '../common.js';
import { assertDescribed, type Describes } from '../describes.js';
import { count, countStartDay, filter, measure, OpenInterval, text, unit } from './figures.js';

const Cause = oneOf([...CAUSES, 'several'] as const, 'Why the figure changed, in the fixed order.');

export const ChangingEvent = record({
  eventId: EventId,
  position: Position,
  type: EventTypeName,
  effectiveOn: optional(Edtf),
  recordedAt: Instant,
  by: text,
  approvedBy: optional(text),
  reason: optional(Reason),
});

export const ReviewTimeChange = answer(
  'Why a figure differs between two pairs of dates. The changes of the steps add up to the change.',
  {
    measure,
    figure: oneOf(FIGURES, 'The figure.'),
    unit,
    countStartDay,
    filter,
    from: record({ effectiveAt: Day, position: Position }),
    before: OpenInterval,
    after: OpenInterval,
    change: OpenInterval,
    causes: Type.Array(record({ cause: Cause, steps: count, change: OpenInterval })),
    steps: Type.Array(
      record({
        cause: Cause,
        after: OpenInterval,
        change: OpenInterval,
        count: Type.Integer({ minimum: 0, description: 'How many events; at most 100 of them are listed.' }),
        events: Type.Array(ChangingEvent),
      }),
    ),
  },
);

assertDescribed(
  true satisfies Describes<typeof ChangingEvent, ChangeEvent>,
  true satisfies Describes<typeof ReviewTimeChange, ExplainAnswer & Pinned>,
);

export const CHANGE_SCHEMAS = { ChangingEvent, ReviewTimeChange };
