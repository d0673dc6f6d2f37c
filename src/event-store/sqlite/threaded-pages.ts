import { Worker } from 'node:worker_threads';
import { StoreDamagedError, type StoredEvent } from '../event-store.js';
import { type PackedPage, unpackPage } from './packed-page.js';

export interface ReadingTask {
  readonly file: string;
  /** Positions: exclusive, inclusive. */
  readonly after: number;
  readonly end: number;
}

/** Pages read ahead; more would only take memory. */
const AHEAD = 3;

/**
 * The log in pages, read and checked on a thread of its own while the caller works on the page before. Worth its
 * start, some 30 ms, where there is much to read.
 * @throws StoreDamagedError where the file is damaged
 */
export async function* threadedPages(
  task: ReadingTask,
): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  const worker = new Worker(new URL('./reader-thread.js', import.meta.url), {
    workerData: task,
    execArgv: [],
  });
  const pages: PackedPage[] = [];
  let failure: Error | undefined;
  let wake = (): void => undefined;
  worker.on('message', (page: PackedPage) => {
    pages.push(page);
    wake();
  });
  worker.on('error', (error: Error) => {
    // A class does not cross between threads; its name does.
    failure = error.name === 'StoreDamagedError' ? new StoreDamagedError(error.message) : error;
    wake();
  });
  try {
    for (let asked = 0; asked < AHEAD; asked++) worker.postMessage(undefined);
    for (let position = task.after; position < task.end;) {
      if (pages.length === 0 && !failure) await new Promise<void>((resolve) => (wake = resolve));
      if (failure) throw failure;
      const page = pages.shift();
      if (!page) continue;
      const events = unpackPage(page);
      worker.postMessage(page.text, [page.text]);
      position = events.at(-1)!.position;
      yield events;
    }
  } finally {
    await worker.terminate();
  }
}
