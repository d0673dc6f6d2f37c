import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { productTimeline } from '#projections/product/timeline.js';
import type { ResolvedBasis } from '../basis/basis.js';
import { Facts } from '../facts.js';

/** A product's milestones in lanes. */
export class GetTimeline extends Query<object> {
  constructor(
    readonly productId: string,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(GetTimeline)
export class GetTimelineHandler implements IQueryHandler<GetTimeline> {
  constructor(private readonly facts: Facts) {}

  execute({ productId, basis }: GetTimeline): Promise<object> {
    return this.facts.ofProduct(productId, basis, productTimeline);
  }
}
