import { Type, type TInteger, type TOptional, type TSchema, type TString } from '@sinclair/typebox';
import { Reason } from '#events/envelope.js';
import { oneOf, optional, record } from '#events/fields.js';
import type { ApplicationCount } from '#projections/review-time/application-counts.js';
import { CONCLUSIONS } from '#projections/review-time/counted-applications.js';
import { UNITS } from '#projections/review-time/durations.js';
import { CAUSES } from '#projections/review-time/explain.js';
import type { FigureValue } from '#projections/review-time/explained-figure.js';
import { DIMENSIONS } from '#projections/review-time/grouping.js';
import { MEASURE_NAMES } from '#projections/review-time/measures.js';
import { REASON_NAMES, REASONS } from '#projections/review-time/reading.js';
import type { Interval as IntervalView } from '#projections/statistics/interval.js';
import type { Pinned } from '../../asking/index.js';
import {
  FIGURES,
  type ChangeEvent,
  type CountedView,
  type CountsAnswer,
  type DeadlineItem,
  type ExplainAnswer,
  type GroupAnswer,
  type SpanView,
  type StatisticsAnswer,
} from '../../review-times/index.js';
import {
  answer,
  Day,
  Edtf,
  EventId,
  EventTypeName,
  Instant,
  Label,
  page,
  Position,
  SubjectName,
} from './common.js';
import { assertDescribed, type Describes } from './describes.js';
import { ApplicationRow } from './product.js';

const text = Type.String();
const count = Type.Integer({ minimum: 0 });
const number = Type.Number();
const measure = oneOf(MEASURE_NAMES, 'What is measured, named for its ends.');
const unit = oneOf(UNITS, 'What durations are counted in.');
const countStartDay = Type.Boolean({ description: 'Whether the day a span starts on is its first day.' });
const limits = record({ lower: number, upper: number });

export const Interval = record(
  { least: number, most: number },
  { description: 'The least and the most that a figure may be, whatever its imprecise dates mean.' },
);

const OpenInterval = record(
  { least: optional(number), most: optional(number) },
  { description: 'The same, where an end may have no value.' },
);

const filter = record(
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, optional(text)])) as Record<
    (typeof DIMENSIONS)[number],
    TOptional<TString>
  >,
  { description: 'What the spans were narrowed to.' },
);

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

const SpanEnd = record(
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

export const DeadlineList = page(
  'Applications whose statutory clock goes on, soonest deadline first.',
  ApplicationRow,
);

assertDescribed(
  true satisfies Describes<typeof Interval, IntervalView>,
  true satisfies Describes<typeof OpenInterval, FigureValue>,
  true satisfies Describes<typeof ReviewTimeGroup, GroupAnswer>,
  true satisfies Describes<typeof ReviewTimes, StatisticsAnswer & Pinned>,
  true satisfies Describes<typeof ReviewSpan, SpanView>,
  true satisfies Describes<typeof ApplicationCounts, CountsAnswer & Pinned>,
  true satisfies Describes<(typeof ApplicationCounts)['properties']['items']['items'], ApplicationCount>,
  true satisfies Describes<typeof CountedApplication, CountedView>,
  true satisfies Describes<typeof ChangingEvent, ChangeEvent>,
  true satisfies Describes<typeof ReviewTimeChange, ExplainAnswer & Pinned>,
  true satisfies Describes<typeof ApplicationRow, DeadlineItem>,
);

export const REVIEW_TIME_SCHEMAS = {
  Interval,
  OpenInterval,
  SpanCounts,
  StatutoryShare,
  LogRankTest,
  ReviewTimeGroup,
  ReviewTimes,
  SpanEnd,
  ReviewSpan,
  ReviewSpanList,
  ApplicationCounts,
  CountedApplication,
  CountedApplicationList,
  ChangingEvent,
  ReviewTimeChange,
  DeadlineList,
};
