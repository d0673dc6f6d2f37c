import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { productFacets, type ProductFacets } from '#projections/register/facets.js';
import type { ProductFilter } from '#projections/register/products.js';
import { ProjectingService } from '../../projecting/index.js';
import type { ResolvedBasis } from '../basis/basis.js';

/** There may be as many sponsors as products. */
const SPONSORS = 50;

/** How many products there are by each value of what they can be narrowed by. */
export class CountProductFacets extends Query<ProductFacets> {
  constructor(
    readonly filter: ProductFilter,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(CountProductFacets)
export class CountProductFacetsHandler implements IQueryHandler<CountProductFacets> {
  constructor(private readonly projecting: ProjectingService) {}

  execute({ filter, basis }: CountProductFacets): Promise<ProductFacets> {
    const { total, facets } = productFacets(this.projecting.register, filter, basis.day, basis.position);
    return Promise.resolve({ total, facets: { ...facets, sponsor: facets.sponsor.slice(0, SPONSORS) } });
  }
}
