import { QueryBus } from '@nestjs/cqrs';
import { Command, CommandRunner, Option } from 'nest-commander';
import { Bases } from '../asking/index.js';
import { ListMatches, MATCH_STATES, SourcesModule, type Match, type MatchFilter } from '../sources/index.js';
import { CommandError } from './command-error.js';
import { theRegister, withOpen } from './open-register.js';
import { addressOf, jsonOf, reach } from './service-client.js';

interface MatchesCommandOptions {
  readonly source?: string;
  readonly state?: MatchFilter['state'];
  readonly server?: string;
  readonly json?: boolean;
}

/** A page of the list. */
interface Matches {
  readonly items: readonly Match[];
  readonly next?: string;
}

const PAGE = 500;

@Command({
  name: 'matches',
  description:
    'List records of sources that wait for somebody to say which product they are about. Exit code: 0 done, 2 could not be done, 3 usage',
})
export class MatchesCommand extends CommandRunner {
  override async run(_arguments: string[], options: MatchesCommandOptions = {}): Promise<void> {
    const { source, state = 'pending', server, json = false } = options;
    const filter = { ...(source !== undefined && { sourceId: source }), state };
    const matches = server === undefined ? await matchesHere(filter) : await matchesOverHttp(server, filter);
    console.log(json ? JSON.stringify(matches) : matchesText(matches));
  }

  @Option({ flags: '--source <id>', description: 'of this source' })
  readSource(id: string): string {
    return id;
  }

  @Option({
    flags: '--state <state>',
    description: 'pending (where absent), decided or all',
    choices: [...MATCH_STATES],
  })
  readState(state: MatchFilter['state']): MatchFilter['state'] {
    return state;
  }

  @Option({ flags: '--server <url>', description: 'ask a running service, such as http://127.0.0.1:3000' })
  readServer(url: string): string {
    return url;
  }

  @Option({ flags: '--json', description: 'print the list as JSON' })
  readJson(): boolean {
    return true;
  }
}

const matchesHere = (filter: MatchFilter): Promise<Match[]> =>
  withOpen(theRegister(SourcesModule), async (app) => {
    const basis = await app.get(Bases, { strict: false }).resolve({});
    const queries = app.get(QueryBus, { strict: false });
    return everyPage((cursor) =>
      queries.execute(
        new ListMatches(filter, { limit: PAGE, ...(cursor !== undefined && { cursor }) }, basis),
      ),
    );
  });

const matchesOverHttp = (server: string, filter: MatchFilter): Promise<Match[]> =>
  everyPage(async (cursor) => {
    const url = new URL('/api/v1/matches', addressOf(server));
    url.search = new URLSearchParams({
      ...filter,
      limit: String(PAGE),
      ...(cursor && { cursor }),
    }).toString();
    const response = await reach(url);
    const body = await jsonOf<Matches & { readonly detail?: string }>(response);
    if (!response.ok) throw new CommandError(`The service answers ${response.status}: ${body.detail ?? ''}`);
    return body;
  });

async function everyPage(ask: (cursor?: string) => Promise<Matches>): Promise<Match[]> {
  const all: Match[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const { items, next } = await ask(cursor);
    all.push(...items);
    cursor = next;
  }
  return all;
}

function matchesText(matches: readonly Match[]): string {
  if (matches.length === 0) return 'No record waits.';
  return matches
    .map(({ sourceId, record, names, sponsor, candidates, decided, productId }) =>
      [
        `${sourceId} ${record}: ${[names.join(', '), sponsor].filter(Boolean).join('; ')}`,
        ...candidates.map((candidate) => `  ${candidate.productId}: ${candidate.because}`),
        ...(decided
          ? [`  decided by ${decided.by} (event ${decided.eventId}): ${productId ?? 'a product of its own'}`]
          : []),
      ].join('\n'),
    )
    .join('\n');
}
