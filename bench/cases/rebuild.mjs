import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { foldAll, PROJECTIONS } from '../projections.mjs';
import { readSnapshot, writeSnapshot } from '../../dist/src/files/index.js';
import { EVENTS, inFolder, median, row, RUNS, sideBySide, timed } from '../lib.mjs';
import { fillStore } from '../large-register.mjs';

/** Building every projection from the log; the limit is reading, parsing and folding the same events as NDJSON. */
export async function rebuild() {
  return inFolder(async (folder) => {
    const ndjson = join(folder, 'events.ndjson');
    const store = await fillStore(join(folder, 'register.sqlite'), EVENTS, { ndjson });
    const times = await sideBySide(
      () => timed(() => rebuildFrom(store)),
      () => timed(() => foldLines(ndjson)),
    );
    const states = await rebuildFrom(store);
    const restarts = [];
    const files = PROJECTIONS.map(({ name }) => join(folder, `${name}.snapshot`));
    for (const [n, projection] of PROJECTIONS.entries())
      await writeSnapshot(
        files[n],
        { name: projection.name, version: 1, position: EVENTS, lastEventId: '' },
        projection.save(states[n]),
      );
    for (let run = 0; run < RUNS; run++)
      restarts.push(
        await timed(async () => {
          const found = await Promise.all(files.map((file) => readSnapshot(file)));
          for (const [n, projection] of PROJECTIONS.entries()) projection.load(found[n].snapshot);
        }),
      );
    await store.close();
    return [
      row(
        'rebuild every projection ÷ NDJSON read, parsed and folded',
        times.ours / times.theirs,
        '≤ 1.5',
        `${seconds(times.ours)} ÷ ${seconds(times.theirs)} for ${EVENTS.toLocaleString('en')} events`,
      ),
      row(
        'restart from a snapshot ÷ full rebuild',
        median(restarts) / times.ours,
        '≤ 1/50',
        `${Math.round(median(restarts))} ms ÷ ${seconds(times.ours)}`,
      ),
    ];
  });
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

async function rebuildFrom(store) {
  const states = PROJECTIONS.map((projection) => projection.initial());
  for await (const page of store.readAll(0)) for (const stored of page) foldAll(states, stored);
  return states;
}

async function foldLines(file) {
  const states = PROJECTIONS.map((projection) => projection.initial());
  let position = 0;
  for await (const body of createInterface({ input: createReadStream(file, { highWaterMark: 1 << 20 }) }))
    foldAll(states, { body, position: ++position, revision: 0 });
  return states;
}
