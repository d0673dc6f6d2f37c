import { Type } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import type { ApplicationCount } from '#projections/review-time/application-counts.js';
import { CONCLUSIONS } from '#projections/review-time/counted-applications.js';
import type { Pinned } from '../../../asking/index.js';
import type { CountedView, CountsAnswer } from '../../../review-times/index.js';
import { answer, page, SubjectName } from '../common.js';
import { assertDescribed, type Describes } from '../describes.js';
import { count, text } from './figures.js';
import { SpanEnd } from './spans.js';

export const ApplicationCounts = answer('Applications by year, therapy group and conclusion.', {
  items: Type.Array(
    record({
      year: Type.Union([Type.Integer(), Type.Null()]),
      therapyGroup: Type.Union([text, Type.Null()]),
      n: count,
      conclusions: record(
        Object.fromEntries(CONCLUSIONS.map((conclusion) => [conclusion, count])) as Record<
          (typeof CONCLUSIONS)[number],
          typeof count
        >,
      ),
    }),
  ),
  total: count,
});

export const CountedApplication = record({
  productId: SubjectName,
  applicationId: text,
  year: Type.Union([Type.Integer(), Type.Null()]),
  therapyGroup: Type.Union([text, Type.Null()]),
  conclusion: oneOf(CONCLUSIONS, 'How it was concluded.'),
  first: SpanEnd,
  last: optional(SpanEnd),
});

export const CountedApplicationList = page(
  'The applications behind a count, in the order of the first events that are recorded of them.',
  CountedApplication,
);

assertDescribed(
  true satisfies Describes<typeof ApplicationCounts, CountsAnswer & Pinned>,
  true satisfies Describes<(typeof ApplicationCounts)['properties']['items']['items'], ApplicationCount>,
  true satisfies Describes<typeof CountedApplication, CountedView>,
);

export const COUNT_SCHEMAS = { ApplicationCounts, CountedApplication, CountedApplicationList };
