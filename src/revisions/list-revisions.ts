import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { REVISION_STATES, revisionsProjection, stateOf } from '#projections/revisions/revisions.js';
import { pageOf, type Page, type PageRequest, type ResolvedBasis } from '../asking/index.js';
import { ProjectingService } from '../projecting/index.js';
import { revisionView, type RevisionView } from '../recording/index.js';

export const LISTED_STATES = [...REVISION_STATES, 'all'] as const;

export interface RevisionFilter {
  readonly state: (typeof LISTED_STATES)[number];
}

/** Revisions in a state, in the order in which they were proposed. */
export class ListRevisions extends Query<Page<RevisionView>> {
  constructor(
    readonly filter: RevisionFilter,
    readonly page: PageRequest,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(ListRevisions)
export class ListRevisionsHandler implements IQueryHandler<ListRevisions> {
  constructor(private readonly projecting: ProjectingService) {}

  // eslint-disable-next-line @typescript-eslint/require-await -- queries are answered asynchronously
  async execute({ filter, page, basis }: ListRevisions): Promise<Page<RevisionView>> {
    const { position } = basis;
    const found = [...this.projecting.ready(revisionsProjection).all.values()].filter(
      (revision) =>
        revision.proposed.position <= position &&
        (filter.state === 'all' || stateOf(revision, position) === filter.state),
    );
    const { run, ...rest } = pageOf(found, filter, page, basis);
    return { items: run.map((revision) => revisionView(revision, position)), ...rest };
  }
}
