import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { SpanFilter } from '#projections/review-time/grouping.js';
import type { MeasureName } from '#projections/review-time/measures.js';
import type { SpanState } from '#projections/review-time/reading.js';
import { selectSpans } from '#projections/review-time/select-spans.js';
import { Timeliness } from '#projections/review-time/timeliness.js';
import { NONE } from '#projections/register/rows.js';
import { ClockRules, pageOf, type Page, type PageRequest, type ResolvedBasis } from '../../asking/index.js';
import { EventStore } from '../../event-store/index.js';
import { SpanIndexes } from '../span-indexes.js';
import { SpanViews, type SpanView } from '../span-view.js';

export interface SpansQuestion {
  readonly measure: MeasureName;
  readonly filter: SpanFilter;
  readonly state?: SpanState;
  readonly countStartDay: boolean;
}

/** The spans behind the figures. */
export class ListSpans extends Query<Page<SpanView> & { readonly measure: MeasureName }> {
  constructor(
    readonly question: SpansQuestion,
    readonly page: PageRequest,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(ListSpans)
export class ListSpansHandler implements IQueryHandler<ListSpans> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly indexes: SpanIndexes,
    private readonly rules: ClockRules,
  ) {}

  async execute({ question, page, basis }: ListSpans): Promise<Page<SpanView> & { measure: MeasureName }> {
    const { measure, filter, state, countStartDay } = question;
    const index = await this.indexes.upTo(measure, basis.position);
    const clocks = await this.rules.clocks(basis, countStartDay);
    const found = selectSpans(index, index.grouping([], filter), basis, state);
    const { run, ...rest } = pageOf(found, question, page, basis);
    const { startFact, endFact } = index.table.columns;
    const positions = [...new Set(run.flatMap((row) => [startFact.at(row), endFact.at(row)]))].filter(
      (position) => position !== NONE,
    );
    const events = await this.store.readPositions(positions);
    const ids = new Map(events.map(({ position, id }) => [position, id]));
    const timeliness = new Timeliness(index, clocks, basis.day, basis.position);
    const views = new SpanViews(index, basis.day, timeliness, countStartDay, (position) =>
      ids.get(position)!,
    );
    return { measure, items: run.map((row) => views.view(row)), ...rest };
  }
}
