import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ApplicationState } from '#projections/product/application-state.js';
import { productState, type ProductState } from '#projections/product/state.js';
import { selectProducts, type ProductFilter } from '#projections/register/products.js';
import { isOverdue } from '#projections/review-time/open-clocks.js';
import { ProjectingService } from '../../projecting/index.js';
import { pageOf, type Page, type PageRequest } from '../answers/page.js';
import type { ResolvedBasis } from '../basis/basis.js';
import { ClockRules } from '../clock-rules.js';
import { Facts } from '../facts.js';

/** A product in a list. */
export interface ProductSummary extends Pick<
  ProductState,
  | 'productId'
  | 'name'
  | 'sponsor'
  | 'modality'
  | 'therapyGroup'
  | 'subgroup'
  | 'target'
  | 'stage'
  | 'possibleStage'
> {
  readonly names: readonly string[];
  readonly agencies: readonly string[];
  readonly applications: number;
  readonly approvals: number;
  readonly designations: readonly string[];
  readonly findings: number;
  /** Applications whose statutory deadline has certainly passed without a decision. */
  readonly overdue: number;
}

/** Products by any alias, agency, stage, therapy group and sponsor. */
export class ListProducts extends Query<Page<ProductSummary>> {
  constructor(
    readonly filter: ProductFilter,
    readonly page: PageRequest,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(ListProducts)
export class ListProductsHandler implements IQueryHandler<ListProducts> {
  constructor(
    private readonly projecting: ProjectingService,
    private readonly facts: Facts,
    private readonly rules: ClockRules,
  ) {}

  async execute({ filter, page, basis }: ListProducts): Promise<Page<ProductSummary>> {
    const found = selectProducts(this.projecting.register, filter, basis.day, basis.position);
    const { run, ...rest } = pageOf(found, filter, page, basis);
    const clocks = await this.rules.clocks(basis);
    const items = run.map((productId) =>
      this.facts
        .ofProduct(productId, basis, (id, beliefs, day) => productState(id, beliefs, day, clocks))
        .then(summaryOf),
    );
    return { items: await Promise.all(items), ...rest };
  }
}

function summaryOf(state: ProductState): ProductSummary {
  const { productId, name, sponsor, modality, therapyGroup, subgroup, target, stage, possibleStage } = state;
  const lanes = [...state.applications, ...state.approvals, ...state.designations, ...state.trials];
  return {
    productId,
    name,
    names: state.names.map(({ text }) => text),
    ...(sponsor !== undefined && { sponsor }),
    ...(modality !== undefined && { modality }),
    ...(therapyGroup !== undefined && { therapyGroup }),
    ...(subgroup !== undefined && { subgroup }),
    ...(target !== undefined && { target }),
    stage,
    ...(possibleStage !== undefined && { possibleStage }),
    agencies: [...new Set(lanes.flatMap(({ agency }) => agency ?? []))].sort(),
    applications: state.applications.length,
    approvals: state.approvals.length,
    designations: [...new Set(state.designations.flatMap(({ kind }) => kind ?? []))].sort(),
    findings: state.findings.length,
    overdue: state.applications.filter(isLate).length,
  };
}

const isLate = ({ clock }: ApplicationState): boolean =>
  clock.state === 'started' && clock.computed !== undefined && isOverdue({ computed: clock.computed });
