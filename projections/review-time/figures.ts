import { frequencies, totals, type DayTable } from '../statistics/day-table.js';
import type { Interval } from '../statistics/interval.js';
import { Outcome } from '../statistics/outcome.js';
import { distribution, type Distribution } from '../statistics/quantile.js';
import { DAYS_A_MONTH, type Unit } from './durations.js';
import type { FigureChoice } from './figure-choice.js';
import type { Reason } from './reading.js';
import { survivalFigures, type SurvivalFigures } from './survival-figures.js';
import type { GroupTables } from './tally-spans.js';

/** How many spans there are, and what became of them. Those without a duration stand apart. */
export interface SpanCounts {
  /** Spans with a duration: completed, pending, withdrawn and refused ones. */
  readonly n: number;
  readonly completed: number;
  readonly pending: number;
  readonly withdrawn: number;
  readonly refused: number;
  readonly notComputable: number;
  readonly reasons: Readonly<Partial<Record<Reason, number>>>;
  /** Spans whose working days rest on days that no notice has published. */
  readonly provisional: number;
}

/**
 * The figures that are usually published: completed spans alone. They leave out what is still pending, and so come
 * out too short for recent years.
 */
export interface CompletedOnly {
  readonly n: number;
  readonly median?: Interval;
  readonly lowerQuartile?: Interval;
  readonly upperQuartile?: Interval;
  readonly mean?: Interval;
  readonly percentiles: readonly { readonly percentile: number; readonly value?: Interval }[];
}

export interface Figures extends SurvivalFigures {
  readonly counts: SpanCounts;
  readonly completedOnly: CompletedOnly;
}

/** Completed spans alone. */
const COMPLETED = [Outcome.approved] as const;

export function figuresOf(tables: GroupTables, choice: FigureChoice): Figures {
  const counts = countsOf(tables);
  return {
    counts,
    completedOnly: completedOnly(tables, choice, counts.completed),
    ...survivalFigures(tables, choice),
  };
}

export function countsOf({ least, notComputable, provisional }: GroupTables): SpanCounts {
  const { n, approved, pending, withdrawn, refused } = totals(least);
  return {
    n,
    completed: approved,
    pending,
    withdrawn,
    refused,
    notComputable: Object.values(notComputable).reduce((sum, count) => sum + count, 0),
    reasons: notComputable,
    provisional,
  };
}

function completedOnly(
  { least, most }: GroupTables,
  { unit, percentiles }: FigureChoice,
  n: number,
): CompletedOnly {
  const ofLeast = distributionOf(least);
  const ofMost = least === most ? ofLeast : distributionOf(most);
  const both = (figure: (of: Distribution) => number | undefined): Interval | undefined => {
    const low = figure(ofLeast);
    const high = ofMost === ofLeast ? low : figure(ofMost);
    return low === undefined || high === undefined ? undefined : told(unit, { least: low, most: high });
  };
  const at = (p: number) => both(({ quantile }) => quantile(p));
  const [lowerQuartile, median, upperQuartile] = [at(0.25), at(0.5), at(0.75)];
  const average = both(({ mean }) => mean);
  return {
    n,
    ...(median && { median }),
    ...(lowerQuartile && { lowerQuartile }),
    ...(upperQuartile && { upperQuartile }),
    ...(average && { mean: average }),
    percentiles: percentiles.map((percentile) => {
      const value = at(percentile / 100);
      return { percentile, ...(value && { value }) };
    }),
  };
}

const distributionOf = (table: DayTable): Distribution => distribution(frequencies(table, COMPLETED));

/** An interval of days in the unit. */
export const told = (unit: Unit, interval: Interval): Interval =>
  unit === 'months' ? { least: interval.least / DAYS_A_MONTH, most: interval.most / DAYS_A_MONTH } : interval;
