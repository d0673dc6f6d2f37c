import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { LogReader } from './log-reader.js';
import { packPage } from './packed-page.js';
import type { ReadingTask } from './threaded-pages.js';

/** Reads pages ahead on a core of its own, one for each word from the thread that folds them. */
const { file, after, end } = workerData as ReadingTask;
const port = parentPort!;
const database = new Database(file, { readonly: true, timeout: 1_000 });
const reader = new LogReader(database, file);

let position = after;
port.on('message', (used: ArrayBuffer | undefined) => {
  if (position >= end) return;
  const rows = reader.rows(position, end);
  position += rows.length;
  const packed = packPage(reader, rows, used);
  port.postMessage(packed, [packed.text]);
  if (position >= end) {
    database.close();
    port.close();
  }
});
