import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { MeasureName } from '#projections/review-time/measures.js';
import { pageOf, type Page, type PageRequest, type ResolvedBasis } from '../../asking/index.js';
import { EventStore } from '../../event-store/index.js';
import { SpanSelection, type SpansQuestion } from '../selected-spans.js';
import type { SpanView } from '../span-view.js';

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
    private readonly selection: SpanSelection,
  ) {}

  async execute({ question, page, basis }: ListSpans): Promise<Page<SpanView> & { measure: MeasureName }> {
    const spans = await this.selection.select(question, basis);
    const { run, ...rest } = pageOf(spans.rows, question, page, basis);
    const events = await this.store.readPositions(spans.positionsOf(run));
    const ids = new Map(events.map(({ position, id }) => [position, id]));
    const items = spans.show(run, (position) => ids.get(position)!);
    return { measure: question.measure, items, ...rest };
  }
}
