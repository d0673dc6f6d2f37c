/**
 * Loaded into the service by `--import`: writes what is held after each full collection of garbage, in bytes, to the file that HEAP_FILE
 * names. At SIGUSR2 garbage is collected; which is for a service that is asked nothing, as it stops the service for as long as it takes.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { constants, PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/** What was made since the collection lies there. */
const YOUNG = ['new_space', 'new_large_object_space'];

if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => collect());
  const file = process.env.HEAP_FILE;
  new PerformanceObserver((list) => {
    if (!list.getEntries().some(({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR)) return;
    const heap = getHeapSpaceStatistics()
      .filter(({ space_name }) => !YOUNG.includes(space_name))
      .reduce((sum, { space_used_size }) => sum + space_used_size, 0);
    // Whole or not there: it is read by another process.
    writeFileSync(`${file}.new`, JSON.stringify({ held: heap + process.memoryUsage().external }));
    renameSync(`${file}.new`, file);
  }).observe({ entryTypes: ['gc'] });
}
