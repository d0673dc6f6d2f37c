import { DIMENSIONS } from '#projections/review-time/grouping.js';
import type { ApplicationCount } from '#projections/review-time/application-counts.js';
import { CONCLUSIONS } from '#projections/review-time/application-counts.js';
import type { Page } from '../asking/index.js';
import { asCsv, type CsvRow } from './csv.js';
import type { CountsAnswer } from './queries/count-applications.js';
import type { GroupAnswer, StatisticsAnswer } from './queries/get-review-times.js';
import type { SpanView } from './span-view.js';

const interval = (name: string): string[] => [`${name}Least`, `${name}Most`];

const bounds = (
  name: string,
  value: { readonly least?: number; readonly most?: number } | undefined,
): CsvRow => ({
  [`${name}Least`]: value?.least,
  [`${name}Most`]: value?.most,
});

/** Statistics as CSV: one line a group; curves at chosen times are in the JSON answer alone. */
export const STATISTICS_TABLE = asCsv<StatisticsAnswer>(
  [
    'measure',
    'unit',
    'countStartDay',
    ...DIMENSIONS,
    'n',
    'completed',
    'pending',
    'withdrawn',
    'refused',
    'notComputable',
    'provisional',
    ...['median', 'lowerQuartile', 'upperQuartile', 'mean', 'kaplanMeierMedian'].flatMap(interval),
    'statutoryN',
    ...['statutoryInTime', 'statutoryShare'].flatMap(interval),
    'statutoryShareLower',
    'statutoryShareUpper',
  ],
  ({ measure, convention, groups }) =>
    groups.map((group) => ({
      measure,
      unit: convention.unit,
      countStartDay: convention.countStartDay,
      ...statisticsRow(group),
    })),
);

function statisticsRow({
  group,
  counts,
  completedOnly,
  kaplanMeier,
  withinStatutoryTime,
}: GroupAnswer): CsvRow {
  const { reasons: _reasons, ...numbers } = counts;
  return {
    ...Object.fromEntries(Object.entries(group).map(([dimension, value]) => [dimension, value ?? ''])),
    ...numbers,
    ...bounds('median', completedOnly.median),
    ...bounds('lowerQuartile', completedOnly.lowerQuartile),
    ...bounds('upperQuartile', completedOnly.upperQuartile),
    ...bounds('mean', completedOnly.mean),
    ...bounds('kaplanMeierMedian', kaplanMeier.median),
    statutoryN: withinStatutoryTime.n,
    ...bounds('statutoryInTime', withinStatutoryTime.inTime),
    ...bounds('statutoryShare', withinStatutoryTime.share),
    statutoryShareLower: withinStatutoryTime.limits?.lower,
    statutoryShareUpper: withinStatutoryTime.limits?.upper,
  };
}

export const SPANS_TABLE = asCsv<Page<SpanView> & { readonly measure: string }>(
  [
    'measure',
    'productId',
    'laneKind',
    'laneId',
    'agency',
    'jurisdiction',
    'applicationKind',
    'therapyGroup',
    'modality',
    'sponsor',
    'pathway',
    'designations',
    'startEventId',
    'startEarliest',
    'startLatest',
    'endEventId',
    'endEarliest',
    'endLatest',
    'state',
    'reason',
    ...['days', 'workingDays'].flatMap(interval),
    'workingDaysProvisional',
    ...interval('months'),
    'withinStatutoryTime',
    'ruleId',
  ],
  ({ measure, items }) => items.map((span) => ({ measure, ...spanRow(span) })),
);

function spanRow(span: SpanView): CsvRow {
  const { lane, start, end, days, workingDays, months, withinStatutoryTime, designations, ...own } = span;
  return {
    ...own,
    laneKind: lane?.kind,
    laneId: lane?.id,
    designations: designations.join('+'),
    startEventId: start?.eventId,
    startEarliest: start?.earliest,
    startLatest: start?.latest,
    endEventId: end?.eventId,
    endEarliest: end?.earliest,
    endLatest: end?.latest,
    ...bounds('days', days),
    ...bounds('workingDays', workingDays),
    workingDaysProvisional: workingDays?.provisional,
    ...bounds('months', months),
    withinStatutoryTime: withinStatutoryTime?.verdict,
    ruleId: withinStatutoryTime?.ruleId,
  };
}

export const COUNTS_TABLE = asCsv<CountsAnswer>(['year', 'therapyGroup', 'n', ...CONCLUSIONS], ({ items }) =>
  items.map(({ year, therapyGroup, n, conclusions }: ApplicationCount) => ({
    year: year ?? '',
    therapyGroup: therapyGroup ?? '',
    n,
    ...conclusions,
  })),
);
