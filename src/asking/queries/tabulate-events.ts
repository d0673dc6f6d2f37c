import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { registeredProducts } from '#projections/register/registered-products.js';
import { selectEvents, type EventFilter } from '#projections/register/select.js';
import { ProjectingService } from '../../projecting/index.js';
import type { ResolvedBasis } from '../basis/basis.js';
import { Facts } from '../facts.js';
import { inBatches } from '../tables/batches.js';
import type { EventRow } from '../tables/events-table.js';

/** Every fact that the list of events would page through, with the product it is about. */
export class TabulateEvents extends Query<AsyncIterable<readonly EventRow[]>> {
  constructor(
    readonly filter: EventFilter,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(TabulateEvents)
export class TabulateEventsHandler implements IQueryHandler<TabulateEvents> {
  constructor(
    private readonly projecting: ProjectingService,
    private readonly facts: Facts,
  ) {}

  execute({ filter, basis }: TabulateEvents): Promise<AsyncIterable<readonly EventRow[]>> {
    const { register } = this.projecting;
    const found = selectEvents(register, filter, basis.day, basis.position);
    const productOf = registeredProducts(register, basis.day, basis.position);
    const rows = inBatches(found, async (run) =>
      (await this.facts.view(run, basis)).map((fact) => ({
        fact,
        ...(fact.productId !== undefined && { product: productOf(fact.productId) }),
      })),
    );
    return Promise.resolve(rows);
  }
}
