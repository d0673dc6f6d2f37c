import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { selectEvents, type EventFilter } from '#projections/register/select.js';
import { ProjectingService } from '../../projecting/index.js';
import { pageOf, type Page, type PageRequest } from '../answers/page.js';
import type { ResolvedBasis } from '../basis/basis.js';
import { Facts, type FactView } from '../facts.js';

/** What happened in a period, across products. A date that only may lie in the period is marked `possible`. */
export class ListEvents extends Query<Page<FactView>> {
  constructor(
    readonly filter: EventFilter,
    readonly page: PageRequest,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(ListEvents)
export class ListEventsHandler implements IQueryHandler<ListEvents> {
  constructor(
    private readonly projecting: ProjectingService,
    private readonly facts: Facts,
  ) {}

  async execute({ filter, page, basis }: ListEvents): Promise<Page<FactView>> {
    const found = selectEvents(this.projecting.register, filter, basis.day, basis.position);
    const { run, ...rest } = pageOf(found, filter, page, basis);
    return { items: await this.facts.view(run, basis), ...rest };
  }
}
