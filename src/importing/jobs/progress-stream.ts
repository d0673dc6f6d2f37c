import { comment, KEEP_ALIVE_MS, serverSentEvent } from '../../http/index.js';
import type { ImportJob } from './import-job.js';
import { isFinished, summaryOf, type ImportStatus } from './import-status.js';

/** Shortest time between two events, in milliseconds. */
const EVERY = 200;

/**
 * The course of an import as server-sent events: `progress` while it runs, then one of `end`. Nothing queues up
 * for a slow reader, who gets the newest state when it reads again.
 */
export async function* progressEvents(job: ImportJob): AsyncGenerator<string, void, undefined> {
  for (;;) {
    const { status } = job;
    if (isFinished(status.state)) break;
    yield progressEvent('progress', status);
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    while (job.status === status) {
      const silent = AbortSignal.timeout(KEEP_ALIVE_MS);
      await job.changed(silent);
      if (silent.aborted && job.status === status) yield comment('still running');
    }
  }
  yield progressEvent('end', job.status);
}

/** The only event of an import that has ended. */
export const endEvent = (status: ImportStatus): string => progressEvent('end', status);

const progressEvent = (event: string, status: ImportStatus): string =>
  serverSentEvent(summaryOf(status), { event });
