import { Injectable } from '@nestjs/common';
import type { Dimension, GroupKey, SpanFilter } from '#projections/review-time/grouping.js';
import type { MeasureName } from '#projections/review-time/measures.js';
import type { SpanState } from '#projections/review-time/reading.js';
import { selectSpans } from '#projections/review-time/select-spans.js';
import { Timeliness } from '#projections/review-time/timeliness.js';
import { NONE } from '#projections/register/rows.js';
import { ClockRules, type ResolvedBasis } from '../asking/index.js';
import { SpanIndexes } from './span-indexes.js';
import { SpanViews, type SpanView } from './span-view.js';

export interface SpansQuestion {
  readonly measure: MeasureName;
  readonly filter: SpanFilter;
  readonly state?: SpanState;
  /** The one group whose spans are asked for, as the figures name it. */
  readonly group?: { readonly by: readonly Dimension[]; readonly key: GroupKey };
  readonly countStartDay: boolean;
}

/** Spans that were asked for, by row, and what it takes to show them. */
export interface SelectedSpans {
  readonly rows: readonly number[];
  /** Positions of the events that the rows of a run start and end with. */
  positionsOf(run: readonly number[]): number[];
  /** @param idAt id of the event at one of these positions */
  show(run: readonly number[], idAt: (position: number) => string): SpanView[];
}

@Injectable()
export class SpanSelection {
  constructor(
    private readonly indexes: SpanIndexes,
    private readonly rules: ClockRules,
  ) {}

  async select(question: SpansQuestion, basis: ResolvedBasis): Promise<SelectedSpans> {
    const { measure, filter, state, group, countStartDay } = question;
    const index = await this.indexes.upTo(measure, basis.position);
    const clocks = await this.rules.clocks(basis, countStartDay);
    const { startFact, endFact } = index.table.columns;
    return {
      rows: selectSpans(index, index.grouping(group?.by ?? [], filter), basis, state, group?.key),
      positionsOf: (run) =>
        [...new Set(run.flatMap((row) => [startFact.at(row), endFact.at(row)]))].filter(
          (position) => position !== NONE,
        ),
      show: (run, idAt) => {
        const timeliness = new Timeliness(index, clocks, basis.day, basis.position);
        const views = new SpanViews(index, basis.day, timeliness, countStartDay, idAt);
        return run.map((row) => views.view(row));
      },
    };
  }
}
