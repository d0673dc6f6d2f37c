import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { snapshotLines, type CourseLine, type SyncReport } from '../sources/index.js';
import { CommandError } from './command-error.js';
import type { Progress } from './progress-bar.js';
import { refused, type Said } from './refused.js';
import { addressOf, headerText, jsonOf, reach, reasonIn } from './service-client.js';
import type { SyncRequest } from './sync-here.js';

const AGAIN = 'Give the command again: what was recorded is not recorded twice.';

/**
 * Hands it to a running service, and follows what the service makes of it.
 * @param server address of the service, with or without /api/v1
 * @throws CommandError where the service cannot be reached, breaks off, or refuses it, naming field, value and rule
 */
export async function syncOverHttp(
  server: string,
  { opened, dryRun, by }: SyncRequest,
  progress: Progress,
): Promise<SyncReport> {
  const url = new URL(`/api/v1/snapshots?dryRun=${dryRun}`, addressOf(server));
  const total = opened.content.records.length;
  const response = await reach(url, {
    method: 'POST',
    headers: {
      accept: 'application/x-ndjson',
      'content-type': 'application/x-ndjson',
      ...(by !== undefined && { 'x-actor': headerText(by) }),
    },
    body: Readable.toWeb(Readable.from(sent(snapshotLines(opened), total, progress))),
    duplex: 'half',
  });
  if (!response.ok) throw failure(response.status, await jsonOf<Said>(response));
  for await (const line of courseIn(response)) {
    if ('report' in line) return line.report;
    if ('problem' in line) throw failure(line.problem.status, line.problem);
    const { phase, done, total: of } = line.progress;
    if (phase === 'waiting') progress.show(phase, 0, total, 'for its turn');
    else progress.show(phase, done, of, `${done} of ${of}`);
  }
  throw new CommandError(`${url.origin} broke off before it had ended. ${AGAIN}`);
}

const failure = (status: number, said: Said): CommandError =>
  status < 500 ? refused(said) : new CommandError(`The service answers ${status}: ${said.detail ?? ''}`);

async function* courseIn(response: Response): AsyncGenerator<CourseLine, void, undefined> {
  const { origin } = new URL(response.url);
  if (!response.headers.get('content-type')?.startsWith('application/x-ndjson') || !response.body)
    throw new CommandError(`${origin} does not say how far it has come: is it the service, of this version?`);
  const body = Readable.fromWeb(response.body);
  const broken = new Promise<never>((_, reject) => body.once('error', reject));
  const lines = createInterface({ input: body })[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next: IteratorResult<string, undefined> = await Promise.race([lines.next(), broken]);
      if (next.done) return;
      yield JSON.parse(next.value) as CourseLine;
    }
  } catch (error) {
    throw new CommandError(`${origin} broke off: ${reasonIn(error)}. ${AGAIN}`);
  } finally {
    body.destroy();
  }
}

function* sent(lines: Iterable<string>, total: number, progress: Progress): Generator<Buffer> {
  let count = 0;
  for (const line of lines) {
    progress.show('sending', Math.min(count++, total), total, `${total} records`);
    yield Buffer.from(line);
  }
}
