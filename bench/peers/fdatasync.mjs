import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';

/** The limit of any durable log: a write and a sync for each event. @returns ms for all */
export function bareAppends(file, bodies) {
  const handle = openSync(file, 'a');
  try {
    const start = performance.now();
    for (const body of bodies) {
      writeSync(handle, body);
      fdatasyncSync(handle);
    }
    return performance.now() - start;
  } finally {
    closeSync(handle);
  }
}
