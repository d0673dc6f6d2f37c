import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { revisionsProjection } from '#projections/revisions/revisions.js';
import type { ResolvedBasis } from '../asking/index.js';
import { ProjectingService } from '../projecting/index.js';
import { revisionView, type RevisionView } from '../recording/index.js';
import { noRevision } from './problems.js';

/** One revision, and what became of it. */
export class GetRevision extends Query<RevisionView> {
  constructor(
    readonly revisionId: string,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(GetRevision)
export class GetRevisionHandler implements IQueryHandler<GetRevision> {
  constructor(private readonly projecting: ProjectingService) {}

  // eslint-disable-next-line @typescript-eslint/require-await -- queries are answered asynchronously
  async execute({ revisionId, basis: { position } }: GetRevision): Promise<RevisionView> {
    const revision = this.projecting.ready(revisionsProjection).all.get(revisionId);
    if (!revision || revision.proposed.position > position) throw noRevision(revisionId);
    return revisionView(revision, position);
  }
}
