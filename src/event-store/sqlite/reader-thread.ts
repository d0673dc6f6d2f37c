import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { LogReader } from './log-reader.js';
import type { PageMessage, ReadingTask } from './threaded-pages.js';

/** Reads pages ahead on a core of its own, one for each word from the thread that folds them. */
const { file, after, end } = workerData as ReadingTask;
const port = parentPort!;
const database = new Database(file, { readonly: true, timeout: 1_000 });
database.pragma('mmap_size = 1073741824');
const reader = new LogReader(database, file);

let position = after;
port.on('message', () => {
  if (position >= end) return;
  const page = reader.page(position, end);
  position = page.at(-1)!.position;
  const message: PageMessage = {
    first: page[0]!.position,
    ids: page.map(({ id }) => id),
    streams: page.map(({ stream }) => stream),
    revisions: Int32Array.from(page, ({ revision }) => revision),
    bodies: page.map(({ body }) => body),
  };
  port.postMessage(message);
  if (position >= end) {
    database.close();
    port.close();
  }
});
