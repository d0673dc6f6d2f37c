import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { isFinished, type ImportStatus } from '../importing/index.js';
import { CommandError } from './command-error.js';
import type { ImportRequest } from './import-request.js';
import type { Progress } from './progress-bar.js';
import { countsText } from './report-text.js';
import { addressOf, headerText, jsonOf, reach } from './service-client.js';

/** Milliseconds between two looks at how far the service has come. */
const EVERY = 300;

/**
 * Hands the file to a running service and follows its import.
 * @param server address of the service, with or without /api/v1
 * @throws CommandError where the service cannot be reached, refuses the file, or does not end the import
 */
export async function importOverHttp(
  server: string,
  request: ImportRequest,
  progress: Progress,
): Promise<ImportStatus> {
  await access(request.file);
  const base = addressOf(server);
  let status = await upload(base, request);
  while (!isFinished(status.state)) {
    progress.show(status.state, status.bytes, status.size, countsText(status));
    await pause(EVERY);
    status = await answerOf(await reach(new URL(status.links.self, base)));
  }
  progress.show(status.state, status.bytes, status.size, countsText(status));
  const { state, detail } = status;
  if (state === 'failed' || state === 'interrupted') throw new CommandError(detail ?? `The import ${state}.`);
  return status;
}

async function upload(
  base: URL,
  { file, format, dryRun, onRefusal, by }: ImportRequest,
): Promise<ImportStatus> {
  const url = new URL('/api/v1/imports', base);
  url.search = new URLSearchParams({ dryRun: String(dryRun), onRefusal }).toString();
  const response = await reach(url, {
    method: 'POST',
    headers: {
      'content-type': format === 'csv' ? 'text/csv' : 'application/x-ndjson',
      ...(by !== undefined && { 'x-actor': headerText(by) }),
    },
    body: Readable.toWeb(createReadStream(file)),
    duplex: 'half',
  });
  return answerOf(response);
}

async function answerOf(response: Response): Promise<ImportStatus> {
  const body = await jsonOf<ImportStatus & { readonly title?: string }>(response);
  if (!response.ok)
    throw new CommandError(`The service answers ${response.status}: ${body.detail ?? body.title ?? ''}`);
  return body;
}
