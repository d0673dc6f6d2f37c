import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isoDate } from '#events/edtf.js';
import {
  countedApplications,
  type Conclusion,
  type CountedApplication,
  type CountFilter,
} from '#projections/review-time/counted-applications.js';
import { compareRows } from '#projections/register/order.js';
import type { Register } from '#projections/register/register.js';
import { NONE, OPEN, OPEN_START } from '#projections/register/rows.js';
import { pageOf, type Page, type PageRequest, type ResolvedBasis } from '../../asking/index.js';
import { EventStore } from '../../event-store/index.js';
import { ProjectingService } from '../../projecting/index.js';
import type { SpanEnd } from '../span-view.js';

/** What a count of applications counts: the year and the therapy group as the count names them, null where it does. */
export interface CountedFilter extends CountFilter {
  readonly year?: number | null;
  readonly therapyGroup?: string | null;
  readonly conclusion?: Conclusion;
}

/** An application as it is counted. */
export interface CountedView {
  readonly productId: string;
  readonly applicationId: string;
  readonly year: number | null;
  readonly therapyGroup: string | null;
  readonly conclusion: Conclusion;
  /** The first event that is recorded of it, which gives its year. */
  readonly first: SpanEnd;
  /** The event that it stands at, which gives its conclusion; absent where none is certain. */
  readonly last?: SpanEnd;
}

/** The applications behind a count, in the order of their first events. */
export class ListCounted extends Query<Page<CountedView>> {
  constructor(
    readonly filter: CountedFilter,
    readonly page: PageRequest,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(ListCounted)
export class ListCountedHandler implements IQueryHandler<ListCounted> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly projecting: ProjectingService,
  ) {}

  async execute({ filter, page, basis }: ListCounted): Promise<Page<CountedView>> {
    const register = this.projecting.readyRegister();
    const found: CountedApplication[] = [];
    for (const application of countedApplications(register, filter, basis))
      if (isAsked(application, filter)) found.push(application);
    found.sort((a, b) => compareRows(register, a.first, b.first));
    const { run, ...rest } = pageOf(found, filter, page, basis);
    const { position } = register.rows.columns;
    const rows = run.flatMap(({ first, status }) => (status === NONE ? [first] : [first, status]));
    const events = await this.store.readPositions([...new Set(rows.map((row) => position.at(row)))]);
    const ids = new Map(events.map((event) => [event.position, event.id]));
    const items = run.map((application) => view(register, application, (row) => ids.get(position.at(row))!));
    return { items, ...rest };
  }
}

const isAsked = ({ year, therapyGroup, conclusion }: CountedApplication, filter: CountedFilter): boolean =>
  (filter.year === undefined || year === filter.year) &&
  (filter.therapyGroup === undefined || therapyGroup === filter.therapyGroup) &&
  (filter.conclusion === undefined || conclusion === filter.conclusion);

function view(
  register: Register,
  { lane, subject, first, status, ...counted }: CountedApplication,
  idOf: (row: number) => string,
): CountedView {
  const { earliest, latest } = register.rows.columns;
  const end = (row: number): SpanEnd => ({
    eventId: idOf(row),
    ...(earliest.at(row) !== OPEN_START && { earliest: isoDate(earliest.at(row)) }),
    ...(latest.at(row) !== OPEN && { latest: isoDate(latest.at(row)) }),
  });
  return {
    productId: register.subjects.textOf(subject).slice('product-'.length),
    applicationId: register.lanes.textOf(lane).split(' ').slice(2).join(' '),
    ...counted,
    first: end(first),
    ...(status !== NONE && { last: end(status) }),
  };
}
