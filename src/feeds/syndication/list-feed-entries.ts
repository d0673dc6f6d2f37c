import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Belief } from '#projections/belief/belief.js';
import { latestChanges } from '#projections/feed/latest-changes.js';
import { registeredProducts, type RegisteredProduct } from '#projections/register/registered-products.js';
import type { EventFilter } from '#projections/register/select.js';
import { Facts, pageOf, type Page, type PageRequest, type ResolvedBasis } from '../../asking/index.js';
import { ProjectingService } from '../../projecting/index.js';

/** A fact as a feed tells it: as it stands, or as it stood before it was taken back. */
export interface FeedEntry {
  readonly belief: Belief;
  /** The product that it is about; absent where it is about none. */
  readonly product?: RegisteredProduct;
  /** Instant of the last record about it. */
  readonly updated: string;
}

/** Facts by the last record about them, latest first. */
export class ListFeedEntries extends Query<Page<FeedEntry>> {
  constructor(
    readonly filter: EventFilter,
    readonly page: PageRequest,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(ListFeedEntries)
export class ListFeedEntriesHandler implements IQueryHandler<ListFeedEntries> {
  constructor(
    private readonly projecting: ProjectingService,
    private readonly facts: Facts,
  ) {}

  async execute({ filter, page, basis }: ListFeedEntries): Promise<Page<FeedEntry>> {
    const { register } = this.projecting;
    const found = latestChanges(register, filter, basis.day, basis.position);
    const { run, ...rest } = pageOf(found, { ...filter, order: 'latest' }, page, basis);
    const beliefs = await this.facts.beliefs(
      run.map(({ position }) => position),
      basis,
    );
    const productOf = registeredProducts(register, basis.day, basis.position);
    const items = beliefs.map((belief, at) => {
      const { productId } = belief.event;
      return {
        belief,
        ...(productId !== undefined && { product: productOf(productId) }),
        updated: new Date(register.recordedAt.at(run[at]!.changed - 1)).toISOString(),
      };
    });
    return { items, ...rest };
  }
}
