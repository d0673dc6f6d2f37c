import { DIMENSIONS } from '#projections/review-time/grouping.js';
import { CONCLUSIONS } from '#projections/review-time/counted-applications.js';
import { columns, type Row, type Table } from '../asking/index.js';
import type { CountsAnswer } from './queries/count-applications.js';
import type { GroupAnswer, StatisticsAnswer } from './queries/get-review-times.js';
import type { DatedSpan, DatedSpans } from './queries/tabulate-spans.js';

const interval = (name: string): string[] => [`${name}Least`, `${name}Most`];

const bounds = (
  name: string,
  value: { readonly least?: number; readonly most?: number } | undefined,
): Row => ({
  [`${name}Least`]: value?.least,
  [`${name}Most`]: value?.most,
});

/** Statistics: one row a group; curves at chosen times are in the JSON answer alone. */
export const STATISTICS_TABLE: Table<StatisticsAnswer> = {
  name: 'review-times',
  columns: [
    ...columns('text', 'measure', 'unit'),
    ...columns('boolean', 'countStartDay'),
    ...columns('text', ...DIMENSIONS),
    ...columns(
      'integer',
      'n',
      'completed',
      'pending',
      'withdrawn',
      'refused',
      'notComputable',
      'provisional',
    ),
    ...columns(
      'number',
      ...['median', 'lowerQuartile', 'upperQuartile', 'mean', 'kaplanMeierMedian'].flatMap(interval),
    ),
    ...columns('integer', 'statutoryN', ...interval('statutoryInTime')),
    ...columns('number', ...interval('statutoryShare'), 'statutoryShareLower', 'statutoryShareUpper'),
  ],
  batches: ({ measure, convention, groups }) => [
    groups.map((group) => ({
      measure,
      unit: convention.unit,
      countStartDay: convention.countStartDay,
      ...statisticsRow(group),
    })),
  ],
};

function statisticsRow({ group, counts, completedOnly, kaplanMeier, withinStatutoryTime }: GroupAnswer): Row {
  const { reasons: _reasons, ...numbers } = counts;
  return {
    ...Object.fromEntries(Object.entries(group).map(([dimension, value]) => [dimension, value ?? undefined])),
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

/** Spans, one a row: dates as recorded, in EDTF, beside the first and the last day they may mean. */
export const SPANS_TABLE: Table<DatedSpans> = {
  name: 'review-spans',
  columns: [
    ...columns('text', 'measure', 'productId', 'laneKind', 'laneId', 'agency', 'jurisdiction'),
    ...columns('text', 'applicationKind', 'therapyGroup', 'modality', 'sponsor', 'pathway', 'designations'),
    ...columns('text', 'startEventId', 'startOn'),
    ...columns('date', 'startEarliest', 'startLatest'),
    ...columns('text', 'endEventId', 'endOn'),
    ...columns('date', 'endEarliest', 'endLatest'),
    ...columns('text', 'state', 'reason'),
    ...columns('integer', ...['days', 'workingDays'].flatMap(interval)),
    ...columns('boolean', 'workingDaysProvisional'),
    ...columns('number', ...interval('months')),
    ...columns('text', 'withinStatutoryTime', 'ruleId'),
  ],
  async *batches({ measure, batches }) {
    for await (const batch of batches) yield batch.map((span) => ({ measure, ...spanRow(span) }));
  },
};

function spanRow({ span, startOn, endOn }: DatedSpan): Row {
  const { lane, start, end, days, workingDays, months, withinStatutoryTime, designations, ...own } = span;
  return {
    ...own,
    laneKind: lane?.kind,
    laneId: lane?.id,
    designations: designations.join('+'),
    startEventId: start?.eventId,
    startOn,
    startEarliest: start?.earliest,
    startLatest: start?.latest,
    endEventId: end?.eventId,
    endOn,
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

export const COUNTS_TABLE: Table<CountsAnswer> = {
  name: 'application-counts',
  columns: [
    ...columns('integer', 'year'),
    ...columns('text', 'therapyGroup'),
    ...columns('integer', 'n', ...CONCLUSIONS),
  ],
  batches: ({ items }) => [
    items.map(({ year, therapyGroup, n, conclusions }) => ({
      year: year ?? undefined,
      therapyGroup: therapyGroup ?? undefined,
      n,
      ...conclusions,
    })),
  ],
};
