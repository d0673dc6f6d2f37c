import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EpochDay } from '#events/edtf.js';
import { isDueBefore, isOverdue, openClocks, type OpenClock } from '#projections/review-time/open-clocks.js';
import type { ApplicationState } from '#projections/product/application-state.js';
import { productState, type ProductState } from '#projections/product/state.js';
import {
  ClockRules,
  Facts,
  pageOf,
  type Page,
  type PageRequest,
  type ResolvedBasis,
} from '../../asking/index.js';
import { ProjectingService } from '../../projecting/index.js';

export interface DeadlineFilter {
  readonly agency?: string;
  readonly applicationKind?: string;
  readonly productId?: string;
  readonly overdue?: 'true' | 'false';
  readonly dueBefore?: EpochDay;
  readonly countStartDay: boolean;
}

/** An application whose statutory clock goes on. */
export interface DeadlineItem extends ApplicationState {
  readonly productId: string;
  readonly productName: string;
}

/** Statutory deadlines that no decision has met yet, soonest first. */
export class ListDeadlines extends Query<Page<DeadlineItem>> {
  constructor(
    readonly filter: DeadlineFilter,
    readonly page: PageRequest,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(ListDeadlines)
export class ListDeadlinesHandler implements IQueryHandler<ListDeadlines> {
  constructor(
    private readonly projecting: ProjectingService,
    private readonly rules: ClockRules,
    private readonly facts: Facts,
  ) {}

  async execute({ filter, page, basis }: ListDeadlines): Promise<Page<DeadlineItem>> {
    const clocks = await this.rules.clocks(basis, filter.countStartDay);
    const open = openClocks(this.projecting.readyRegister(), clocks, basis.day, basis.position);
    const { run, ...rest } = pageOf(open.filter(passes(filter)), filter, page, basis);
    const products = new Map<string, Promise<ProductState>>();
    for (const { productId } of run)
      if (!products.has(productId))
        products.set(
          productId,
          this.facts.ofProduct(productId, basis, (id, beliefs, day) =>
            productState(id, beliefs, day, clocks),
          ),
        );
    const items = await Promise.all(
      run.map(async (clock) => itemOf(clock, await products.get(clock.productId)!)),
    );
    return { items, ...rest };
  }
}

const passes =
  ({ agency, applicationKind, productId, overdue, dueBefore }: DeadlineFilter) =>
  (clock: OpenClock): boolean =>
    (agency === undefined || clock.agency === agency) &&
    (applicationKind === undefined || clock.applicationKind === applicationKind) &&
    (productId === undefined || clock.productId === productId) &&
    (overdue === undefined || isOverdue(clock) === (overdue === 'true')) &&
    (dueBefore === undefined || isDueBefore(clock, dueBefore));

/** @throws Error where the columns know an application that the product's events do not: a fault of the register */
function itemOf({ productId, applicationId }: OpenClock, product: ProductState): DeadlineItem {
  const application = product.applications.find((each) => each.applicationId === applicationId);
  if (!application) throw new Error(`product ${productId} has no application ${applicationId}`);
  return { productId, productName: product.name, ...application };
}
