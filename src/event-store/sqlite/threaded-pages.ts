import { Worker } from 'node:worker_threads';
import type { StoredEvent } from '../event-store.js';

export interface ReadingTask {
  readonly file: string;
  /** Positions: exclusive, inclusive. */
  readonly after: number;
  readonly end: number;
}

/** A page in columns, which cross between threads quicker than objects do. */
export interface PageMessage {
  readonly first: number;
  readonly ids: readonly string[];
  readonly streams: readonly string[];
  readonly revisions: Int32Array;
  readonly bodies: readonly string[];
}

/** Pages read ahead; more would only take memory. */
const AHEAD = 3;

/**
 * The log in pages, read and checked on a thread of its own while the caller works on the page before. Worth its
 * start, some 30 ms, where there is much to read.
 * @throws what the reading thread throws: StoreDamagedError's message where the file is damaged
 */
export async function* threadedPages(
  task: ReadingTask,
): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  const worker = new Worker(new URL('./reader-thread.js', import.meta.url), {
    workerData: task,
    execArgv: [],
  });
  const pages: PageMessage[] = [];
  let failure: Error | undefined;
  let wake = (): void => undefined;
  worker.on('message', (page: PageMessage) => {
    pages.push(page);
    wake();
  });
  worker.on('error', (error: Error) => {
    failure = error;
    wake();
  });
  try {
    for (let asked = 0; asked < AHEAD; asked++) worker.postMessage('next');
    for (let position = task.after; position < task.end;) {
      if (pages.length === 0 && !failure) await new Promise<void>((resolve) => (wake = resolve));
      if (failure) throw failure;
      const page = pages.shift();
      if (!page) continue;
      worker.postMessage('next');
      position = page.first + page.ids.length - 1;
      yield eventsOf(page);
    }
  } finally {
    await worker.terminate();
  }
}

const eventsOf = ({ first, ids, streams, revisions, bodies }: PageMessage): StoredEvent[] =>
  ids.map((id, i) => ({
    position: first + i,
    stream: streams[i]!,
    revision: revisions[i]!,
    id,
    body: bodies[i]!,
  }));
