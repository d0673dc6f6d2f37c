import type { EpochDay } from '#events/edtf.js';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ApplicationState } from '#projections/product/application-state.js';
import { productState } from '#projections/product/state.js';
import { selectApplications, type ApplicationFilter } from '#projections/register/applications.js';
import type { SelectedApplication } from '#projections/register/applications.js';
import type { Register } from '#projections/register/register.js';
import type { Clocks } from '#projections/review-time/application-clock.js';
import { isDueBefore, isOverdue, openClocks } from '#projections/review-time/open-clocks.js';
import { ProjectingService } from '../../projecting/index.js';
import { pageOf, type Page, type PageRequest } from '../answers/page.js';
import type { ResolvedBasis } from '../basis/basis.js';
import { ClockRules } from '../clock-rules.js';
import { Facts } from '../facts.js';

export interface ApplicationItem extends ApplicationState {
  readonly productId: string;
  readonly productName: string;
}

/** What is asked of the statutory clock. */
export interface DueFilter {
  /** Whether the deadline has certainly passed without a decision. */
  readonly overdue?: 'true' | 'false';
  /** The deadline may lie before this day. */
  readonly dueBefore?: EpochDay;
  readonly countStartDay?: 'true' | 'false';
}

/** Applications by agency, kind, status and product. */
export class ListApplications extends Query<Page<ApplicationItem>> {
  constructor(
    readonly filter: ApplicationFilter & DueFilter,
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
    private readonly rules: ClockRules,
  ) {}

  async execute({ filter, page, basis }: ListApplications): Promise<Page<ApplicationItem>> {
    const clocks = await this.rules.clocks(basis, filter.countStartDay === 'true');
    const selected = selectApplications(this.projecting.register, filter, basis.day, basis.position);
    const found = isDueAsked(filter)
      ? dueAmong(selected, this.projecting.register, filter, clocks, basis)
      : selected;
    const { run, ...rest } = pageOf(found, filter, page, basis);
    const products = new Map(
      await Promise.all(
        [...new Set(run.map(({ productId }) => productId))].map(
          async (productId) =>
            [
              productId,
              await this.facts.ofProduct(productId, basis, (id, beliefs, day) =>
                productState(id, beliefs, day, clocks),
              ),
            ] as const,
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

const isDueAsked = ({ overdue, dueBefore }: DueFilter): boolean =>
  overdue !== undefined || dueBefore !== undefined;

function dueAmong(
  selected: readonly SelectedApplication[],
  register: Register,
  { overdue, dueBefore }: DueFilter,
  clocks: Clocks,
  { day, position }: ResolvedBasis,
): SelectedApplication[] {
  const open = openClocks(register, clocks, day, position);
  const name = ({ productId, applicationId }: SelectedApplication) => `${productId} ${applicationId}`;
  const late = new Set(open.filter(isOverdue).map(name));
  const due = new Set(
    open.filter((clock) => dueBefore !== undefined && isDueBefore(clock, dueBefore)).map(name),
  );
  return selected.filter(
    (application) =>
      (overdue === undefined || late.has(name(application)) === (overdue === 'true')) &&
      (dueBefore === undefined || due.has(name(application))),
  );
}
