import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { productState, type ApplicationState } from '#projections/product/state.js';
import { selectApplications, type ApplicationFilter } from '#projections/register/applications.js';
import { ProjectingService } from '../../projecting/index.js';
import { pageOf, type Page, type PageRequest } from '../answers/page.js';
import type { ResolvedBasis } from '../basis/basis.js';
import { Facts } from '../facts.js';

export interface ApplicationItem extends ApplicationState {
  readonly productId: string;
  readonly productName: string;
}

/** Applications by agency, kind, status and product. */
export class ListApplications extends Query<Page<ApplicationItem>> {
  constructor(
    readonly filter: ApplicationFilter,
    readonly page: PageRequest,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(ListApplications)
export class ListApplicationsHandler implements IQueryHandler<ListApplications> {
  constructor(
    private readonly projecting: ProjectingService,
    private readonly facts: Facts,
  ) {}

  async execute({ filter, page, basis }: ListApplications): Promise<Page<ApplicationItem>> {
    const found = selectApplications(this.projecting.register, filter, basis.day, basis.position);
    const { run, ...rest } = pageOf(found, filter, page, basis);
    const products = new Map(
      await Promise.all(
        [...new Set(run.map(({ productId }) => productId))].map(
          async (productId) =>
            [productId, await this.facts.ofProduct(productId, basis, productState)] as const,
        ),
      ),
    );
    const items = run.flatMap(({ productId, applicationId }) => {
      const product = products.get(productId)!;
      const application = product.applications.find((each) => each.applicationId === applicationId);
      return application ? [{ productId, productName: product.name, ...application }] : [];
    });
    return { items, ...rest };
  }
}
