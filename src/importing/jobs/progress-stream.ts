import type { ImportJob } from './import-job.js';
import { isFinished, type ImportStatus } from './import-status.js';

/** Shortest time between two events, and longest time without a sign of life, in milliseconds. */
const EVERY = 200;
const KEEP_ALIVE = 15_000;

/**
 * The course of an import as server-sent events: `progress` while it runs, then one of `end`. Nothing queues up
 * for a slow reader, who gets the newest state when it reads again.
 */
export async function* progressEvents(job: ImportJob): AsyncGenerator<string, void, undefined> {
  for (;;) {
    const { status } = job;
    if (isFinished(status.state)) break;
    yield serverSentEvent('progress', status);
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    while (job.status === status) {
      const silent = AbortSignal.timeout(KEEP_ALIVE);
      await job.changed(silent);
      if (silent.aborted && job.status === status) yield ': still running\n\n';
    }
  }
  yield serverSentEvent('end', job.status);
}

/** The only event of an import that has ended. */
export const endEvent = (status: ImportStatus): string => serverSentEvent('end', status);

const serverSentEvent = (event: string, { refusals: _refusals, ...summary }: ImportStatus): string =>
  `event: ${event}\ndata: ${JSON.stringify(summary)}\n\n`;
