import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DAYS_A_MONTH, type Convention } from '#projections/review-time/durations.js';
import type { FigureChoice } from '#projections/review-time/figure-choice.js';
import type { Figures } from '#projections/review-time/figures.js';
import type { Dimension, GroupKey, SpanFilter } from '#projections/review-time/grouping.js';
import { KeptFigures } from '#projections/review-time/kept-figures.js';
import { measureOf, type MeasureName } from '#projections/review-time/measures.js';
import { statutoryShares, type StatutoryShare } from '#projections/review-time/statutory-share.js';
import type { GroupTables } from '#projections/review-time/tally-spans.js';
import { logRank, type LogRank } from '#projections/statistics/log-rank.js';
import { ClockRules, type ResolvedBasis } from '../../asking/index.js';
import { SpanIndexes } from '../span-indexes.js';
import { Tallies } from '../tallies.js';

export interface StatisticsQuestion {
  readonly measure: MeasureName;
  readonly groupBy: readonly Dimension[];
  readonly filter: SpanFilter;
  readonly convention: Convention;
  readonly figures: FigureChoice;
}

/** What the figures were made by. */
export interface Told {
  readonly unit: Convention['unit'];
  readonly countStartDay: boolean;
  readonly quantiles: string;
  readonly month: string;
  readonly intervals: string;
}

export interface GroupAnswer extends Figures {
  readonly group: Readonly<Record<string, string | null>>;
  readonly withinStatutoryTime: StatutoryShare;
}

export interface StatisticsAnswer {
  readonly measure: MeasureName;
  readonly label: { readonly en: string; readonly zh: string };
  readonly convention: Told;
  readonly groupBy: readonly Dimension[];
  readonly filter: SpanFilter;
  readonly groups: readonly GroupAnswer[];
  /** Whether the groups are completed at the same rate; of the spans at their least and greatest durations. */
  readonly logRank?: { readonly ofLeast?: LogRank; readonly ofMost?: LogRank };
}

/** Groups up to which they are compared: the test weighs every group against every other. */
const MOST_COMPARED = 60;

/** Review-time statistics of a measure by group. */
export class GetReviewTimes extends Query<StatisticsAnswer> {
  constructor(
    readonly question: StatisticsQuestion,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(GetReviewTimes)
export class GetReviewTimesHandler implements IQueryHandler<GetReviewTimes> {
  private readonly figures = new KeptFigures();

  constructor(
    private readonly indexes: SpanIndexes,
    private readonly tallies: Tallies,
    private readonly rules: ClockRules,
  ) {}

  async execute({ question, basis }: GetReviewTimes): Promise<StatisticsAnswer> {
    const { measure, groupBy, filter, convention, figures } = question;
    const index = await this.indexes.upTo(measure, basis.position);
    const clocks = await this.rules.clocks(basis, convention.countStartDay);
    const grouping = index.grouping(groupBy, filter);
    const asked = JSON.stringify([measure, groupBy, Object.entries(filter).sort(), convention]);
    const tables = this.tallies.of(index, grouping, convention, basis, asked);
    const shareOf = statutoryShares(index, grouping, clocks, basis);
    return {
      measure,
      label: measureOf(measure).label,
      convention: told(convention),
      groupBy,
      filter,
      groups: tables.map((group) => ({
        group: named(groupBy, group.key),
        ...this.figures.of(group, figures),
        withinStatutoryTime: shareOf(group.key),
      })),
      ...compared(tables),
    };
  }
}

const named = (groupBy: readonly Dimension[], key: GroupKey): Record<string, string | null> =>
  Object.fromEntries(groupBy.map((dimension, at) => [dimension, key[at] ?? null]));

const told = ({ unit, countStartDay }: Convention): Told => ({
  unit,
  countStartDay,
  quantiles: 'R type 7',
  month: `${DAYS_A_MONTH} days`,
  intervals:
    '95 %: log-log for survival, Wilson for shares; [least, most] for whatever imprecise dates may mean',
});

function compared(tables: readonly GroupTables[]): Pick<StatisticsAnswer, 'logRank'> {
  if (tables.length < 2 || tables.length > MOST_COMPARED) return {};
  const ofLeast = logRank(tables.map(({ least }) => least));
  const ofMost = logRank(tables.map(({ most }) => most));
  return { logRank: { ...(ofLeast && { ofLeast }), ...(ofMost && { ofMost }) } };
}
