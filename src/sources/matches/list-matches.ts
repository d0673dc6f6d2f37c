import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { referenceStream } from '#events/subject.js';
import { sourceSubject } from '#events/source.js';
import { believe } from '#projections/belief/belief.js';
import { sourceAccount } from '#projections/sourcing/source-account.js';
import { pageOf, type Page, type PageRequest, type ResolvedBasis } from '../../asking/index.js';
import { ProjectingService } from '../../projecting/index.js';
import { SubjectRecords } from '../../recording/index.js';
import { matchOf, type Match } from './match.js';

export const MATCH_STATES = ['pending', 'decided', 'all'] as const;

export interface MatchFilter {
  readonly sourceId?: string;
  readonly state: (typeof MATCH_STATES)[number];
}

/** Records of sources that wait for somebody to say which product they are about, and those of which somebody did. */
export class ListMatches extends Query<Page<Match>> {
  constructor(
    readonly filter: MatchFilter,
    readonly page: PageRequest,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(ListMatches)
export class ListMatchesHandler implements IQueryHandler<ListMatches> {
  constructor(
    private readonly projecting: ProjectingService,
    private readonly records: SubjectRecords,
  ) {}

  async execute({ filter, page, basis }: ListMatches): Promise<Page<Match>> {
    const streams = this.streams(filter.sourceId);
    const matches = await Promise.all(streams.map((stream) => this.matchesIn(stream, basis)));
    const found = matches.flat().filter(({ decided }) => isIn(filter.state, decided !== undefined));
    const { run, ...rest } = pageOf(found, filter, page, basis);
    return { items: run, ...rest };
  }

  private streams(sourceId: string | undefined): string[] {
    if (sourceId !== undefined) return [referenceStream(sourceSubject(sourceId).referenceId)];
    const { subjects } = this.projecting.register;
    const prefix = referenceStream(sourceSubject('').referenceId);
    return [...subjects.inOrder()]
      .map((code) => subjects.textOf(code))
      .filter((name) => name.startsWith(prefix));
  }

  private async matchesIn(stream: string, { position }: ResolvedBasis): Promise<Match[]> {
    const log = await this.records.log(stream);
    const { matches } = sourceAccount(believe(log.filter((event) => event.position <= position)));
    return [...matches].map(([record, state]) => matchOf(record, state));
  }
}

const isIn = (state: MatchFilter['state'], decided: boolean): boolean =>
  state === 'all' || (state === 'decided') === decided;
