import { Type, type TInteger, type TOptional, type TSchema } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import { DIMENSIONS } from '#projections/review-time/grouping.js';
import { REASON_NAMES, REASONS } from '#projections/review-time/reading.js';
import type { Pinned } from '../../../asking/index.js';
import type { GroupAnswer, StatisticsAnswer } from '../../../review-times/index.js';
import { answer, Label } from '../common.js';
import { assertDescribed, type Describes } from '../describes.js';
import {
  count,
  countStartDay,
  filter,
  Interval,
  measure,
  number,
  OpenInterval,
  text,
  unit,
} from './figures.js';

const limits = record({ lower: number, upper: number });

const extremes = <S extends TSchema>(schema: S) =>
  record(
    { ofLeast: schema, ofMost: schema },
    { description: 'Of the spans at their least and at their greatest durations: two readings, no bounds.' },
  );
const perhaps = <S extends TSchema>(schema: S) =>
  record(
    { ofLeast: optional(schema), ofMost: optional(schema) },
    { description: 'Likewise; absent where there is no value.' },
  );

const Reasons = record(
  Object.fromEntries(
    REASON_NAMES.map((reason) => [reason, optional(Type.Integer({ description: REASONS[reason] }))]),
  ) as Record<(typeof REASON_NAMES)[number], TOptional<TInteger>>,
  { description: 'Why spans have no duration, and how many for each reason.' },
);

export const SpanCounts = record(
  {
    n: Type.Integer({ minimum: 0, description: 'Spans with a duration, pending ones included.' }),
    completed: count,
    pending: count,
    withdrawn: count,
    refused: count,
    notComputable: count,
    reasons: Reasons,
    provisional: Type.Integer({
      minimum: 0,
      description: 'Spans whose working days rest on days that no notice has published.',
    }),
  },
  { description: 'How many spans there are, and what became of them.' },
);

const Incidence = record({ completed: number, withdrawn: number, refused: number, open: number });

const LogRankTest = record(
  {
    observed: Type.Array(number),
    expected: Type.Array(number),
    chiSquare: number,
    degreesOfFreedom: count,
    pValue: number,
  },
  { description: 'Whether the groups, in their order, are completed at the same rate (log-rank).' },
);

const StatutoryShare = record(
  {
    n: Type.Integer({ minimum: 0, description: 'Decided spans whose rule is known.' }),
    withoutRule: count,
    inTime: Interval,
    share: optional(Interval),
    limits: optional(limits),
    provisional: count,
    ruleIds: Type.Array(text),
  },
  {
    description:
      'Of the spans that the agency decided, those decided within the statutory time; 95 % Wilson limits.',
  },
);

const ReviewTimeGroup = record({
  group: Type.Record(text, Type.Union([text, Type.Null()]), {
    description: 'What its spans have in common; null where nothing says it.',
  }),
  counts: SpanCounts,
  completedOnly: record(
    {
      n: count,
      median: optional(Interval),
      lowerQuartile: optional(Interval),
      upperQuartile: optional(Interval),
      mean: optional(Interval),
      percentiles: Type.Array(record({ percentile: number, value: optional(Interval) })),
    },
    { description: 'Completed spans alone, as usually published: too short for recent years.' },
  ),
  kaplanMeier: record(
    {
      median: OpenInterval,
      band: extremes(record({ lower: optional(number), upper: optional(number) })),
      at: Type.Array(
        record({ at: number, atRisk: Interval, survival: optional(Interval), limits: perhaps(limits) }),
      ),
    },
    {
      description:
        'Kaplan–Meier, completion as the event; what is pending, withdrawn or refused is censored.',
    },
  ),
  cumulativeIncidence: Type.Array(
    record({ at: number, ofLeast: optional(Incidence), ofMost: optional(Incidence) }),
    { description: 'Aalen–Johansen: shares completed, withdrawn and refused by a time.' },
  ),
  withinStatutoryTime: StatutoryShare,
});

export const ReviewTimes = answer('Review-time statistics of one measure, by group.', {
  measure,
  label: Label,
  convention: record({ unit, countStartDay, quantiles: text, month: text, intervals: text }),
  groupBy: Type.Array(oneOf(DIMENSIONS, 'What the groups are by.')),
  filter,
  groups: Type.Array(ReviewTimeGroup),
  logRank: optional(perhaps(LogRankTest)),
});

assertDescribed(
  true satisfies Describes<typeof ReviewTimeGroup, GroupAnswer>,
  true satisfies Describes<typeof ReviewTimes, StatisticsAnswer & Pinned>,
);

export const STATISTICS_SCHEMAS = { SpanCounts, StatutoryShare, LogRankTest, ReviewTimeGroup, ReviewTimes };
