import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { foldAll, PROJECTIONS } from '../projections.mjs';
import { recordedEvents } from '../large-register.mjs';
import { EVENTS, row } from '../lib.mjs';

const MB = 1024 * 1024;

/** Heap and buffers that the read models take, in a process of their own. */
export function memory() {
  const { stdout } = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url)], {
    encoding: 'utf8',
  });
  const megabytes = Number(stdout);
  return [
    row(
      `read models for ${EVENTS.toLocaleString('en')} events, MB of heap and buffers`,
      megabytes,
      '≤ 300',
      'after a collection',
    ),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const used = () => {
    globalThis.gc();
    globalThis.gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const states = PROJECTIONS.map((projection) => projection.initial());
  let position = 0;
  for (const { body } of recordedEvents(EVENTS)) foldAll(states, { body, position: ++position, revision: 0 });
  const after = used();
  console.log(Math.round((after - before) / MB));
  // The states are alive until here, and so counted.
  if (states.length === 0) process.exit(1);
}
