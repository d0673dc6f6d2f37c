import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { MeasureName } from '#projections/review-time/measures.js';
import { Facts, inBatches, type ResolvedBasis } from '../../asking/index.js';
import { SpanSelection, type SpansQuestion } from '../selected-spans.js';
import type { SpanView } from '../span-view.js';

/** A span and its ends as their events date them, in EDTF. */
export interface DatedSpan {
  readonly span: SpanView;
  readonly startOn?: string;
  readonly endOn?: string;
}

export interface DatedSpans {
  readonly measure: MeasureName;
  readonly batches: AsyncIterable<readonly DatedSpan[]>;
}

/** Every span that the list of spans would page through. */
export class TabulateSpans extends Query<DatedSpans> {
  constructor(
    readonly question: SpansQuestion,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(TabulateSpans)
export class TabulateSpansHandler implements IQueryHandler<TabulateSpans> {
  constructor(
    private readonly facts: Facts,
    private readonly selection: SpanSelection,
  ) {}

  async execute({ question, basis }: TabulateSpans): Promise<DatedSpans> {
    const spans = await this.selection.select(question, basis);
    const batches = inBatches(spans.rows, async (run) => {
      const positions = spans.positionsOf(run);
      const beliefs = await this.facts.beliefs(positions, basis);
      const ids = new Map(beliefs.map(({ event }) => [event.position, event.id]));
      const dates = new Map(beliefs.map(({ event }) => [event.id, event.effectiveOn]));
      return spans
        .show(run, (position) => ids.get(position)!)
        .map((span) => ({
          span,
          ...dated('startOn', span.start && dates.get(span.start.eventId)),
          ...dated('endOn', span.end && dates.get(span.end.eventId)),
        }));
    });
    return { measure: question.measure, batches };
  }
}

const dated = <K extends string>(name: K, date: string | undefined): { [key in K]?: string } =>
  date === undefined ? {} : ({ [name]: date } as { [key in K]: string });
