import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { productState } from '#projections/product/state.js';
import type { ResolvedBasis } from '../basis/basis.js';
import { ClockRules } from '../clock-rules.js';
import { Facts } from '../facts.js';

/** The state of a product. */
export class GetProduct extends Query<object> {
  constructor(
    readonly productId: string,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(GetProduct)
export class GetProductHandler implements IQueryHandler<GetProduct> {
  constructor(
    private readonly facts: Facts,
    private readonly rules: ClockRules,
  ) {}

  async execute({ productId, basis }: GetProduct): Promise<object> {
    const clocks = await this.rules.clocks(basis);
    return this.facts.ofProduct(productId, basis, (id, beliefs, day) =>
      productState(id, beliefs, day, clocks),
    );
  }
}
