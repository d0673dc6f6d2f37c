/**
 * Loaded into the service by `--import`: at SIGUSR2 it collects garbage and writes what is still held, in bytes, to the file that
 * HEAP_FILE names.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const file = process.env.HEAP_FILE;
  process.on('SIGUSR2', () => {
    collect();
    // Whole or not there: it is read by another process.
    writeFileSync(`${file}.new`, JSON.stringify(process.memoryUsage()));
    renameSync(`${file}.new`, file);
  });
}
