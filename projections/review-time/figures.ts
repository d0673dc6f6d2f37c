import { frequencies, totals, type Frequencies } from '../statistics/day-table.js';
import type { Interval } from '../statistics/interval.js';
import { Outcome } from '../statistics/outcome.js';
import { mean, quantile } from '../statistics/quantile.js';
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
  return {
    counts: countsOf(tables),
    completedOnly: completedOnly(tables, choice),
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

function completedOnly({ least, most }: GroupTables, { unit, percentiles }: FigureChoice): CompletedOnly {
  const shortest = frequencies(least, COMPLETED);
  const longest = least === most ? shortest : frequencies(most, COMPLETED);
  const both = (figure: (of: Frequencies) => number | undefined): Interval | undefined => {
    const low = figure(shortest);
    const high = longest === shortest ? low : figure(longest);
    return low === undefined || high === undefined ? undefined : told(unit, { least: low, most: high });
  };
  const at = (p: number) => both((of) => quantile(of, p));
  const [lowerQuartile, median, upperQuartile, average] = [at(0.25), at(0.5), at(0.75), both(mean)];
  return {
    n: totals(least).approved,
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

/** An interval of days in the unit. */
export const told = (unit: Unit, interval: Interval): Interval =>
  unit === 'months' ? { least: interval.least / DAYS_A_MONTH, most: interval.most / DAYS_A_MONTH } : interval;
