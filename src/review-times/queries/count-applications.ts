import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { applicationCounts, type ApplicationCount } from '#projections/review-time/application-counts.js';
import type { CountFilter } from '#projections/review-time/counted-applications.js';
import type { ResolvedBasis } from '../../asking/index.js';
import { ProjectingService } from '../../projecting/index.js';

export interface CountsAnswer {
  readonly items: readonly ApplicationCount[];
  readonly total: number;
}

/** Applications by year, therapy group and conclusion. */
export class CountApplications extends Query<CountsAnswer> {
  constructor(
    readonly filter: CountFilter,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(CountApplications)
export class CountApplicationsHandler implements IQueryHandler<CountApplications> {
  constructor(private readonly projecting: ProjectingService) {}

  execute({ filter, basis }: CountApplications): Promise<CountsAnswer> {
    const items = applicationCounts(this.projecting.readyRegister(), filter, basis);
    return Promise.resolve({ items, total: items.reduce((sum, { n }) => sum + n, 0) });
  }
}
