import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { productHistory } from '#projections/product/history.js';
import type { ResolvedBasis } from '../basis/basis.js';
import { Facts, unknownProduct } from '../facts.js';

/** Every record about a product as it was made: who, when, why, and what came of it. Holds for any day. */
export class GetHistory extends Query<object> {
  constructor(
    readonly productId: string,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(GetHistory)
export class GetHistoryHandler implements IQueryHandler<GetHistory> {
  constructor(private readonly facts: Facts) {}

  async execute({ productId, basis }: GetHistory): Promise<object> {
    const items = productHistory(productId, await this.facts.logOf(productId, basis));
    if (items.length === 0) throw unknownProduct(productId, basis);
    return { productId, items };
  }
}
