import { Readable } from 'node:stream';
import {
  snapshotLines,
  Syncer,
  SyncingModule,
  type OpenedSnapshot,
  type SyncReport,
} from '../sources/index.js';
import { CommandError } from './command-error.js';
import { theRegister, withOpen } from './open-register.js';
import type { Progress } from './progress-bar.js';
import { refused, type Said } from './refused.js';
import { addressOf, headerText, reach } from './service-client.js';

/** A snapshot as the command line hands it on. */
export interface SyncRequest {
  readonly opened: OpenedSnapshot;
  readonly dryRun: boolean;
  readonly by?: string;
}

/** Takes it into the store of DATA_DIR, which no other process may have open. */
export const syncHere = ({ opened, ...options }: SyncRequest, progress: Progress): Promise<SyncReport> =>
  withOpen(theRegister(SyncingModule), (app) =>
    app.get(Syncer).sync(opened.snapshot, opened.content, {
      ...options,
      onProgress: ({ phase, done, total }) => progress.show(phase, done, total, `${done} of ${total}`),
    }),
  );

/**
 * Hands it to a running service.
 * @param server address of the service, with or without /api/v1
 * @throws CommandError where the service cannot be reached or refuses it, naming field, value and rule
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
      'content-type': 'application/x-ndjson',
      ...(by !== undefined && { 'x-actor': headerText(by) }),
    },
    body: Readable.toWeb(Readable.from(told(snapshotLines(opened), total, progress))),
    duplex: 'half',
  });
  const body = (await response.json()) as SyncReport & Said;
  if (response.ok) return body;
  if (response.status < 500) throw refused(body);
  throw new CommandError(`The service answers ${response.status}: ${body.detail ?? ''}`);
}

function* told(lines: Iterable<string>, total: number, progress: Progress): Generator<Buffer> {
  let sent = 0;
  for (const line of lines) {
    progress.show('sending', Math.min(sent++, total), total, `${total} records`);
    yield Buffer.from(line);
  }
  progress.show('comparing', 0, total, 'the service compares and records');
}
