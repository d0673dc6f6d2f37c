import { fork, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inFolder, median, row, RUNS } from '../lib.mjs';

const READERS = Number(process.env.BENCH_READERS ?? 500);
/** Events that a slow reader is behind. */
const BACKLOG = 20_000;
const KB = 1024;

/** Memory of the service for each reader of the live stream, and how soon all of them hear of an event. */
export function streams() {
  const runs = Array.from({ length: RUNS }, () => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--expose-gc', fileURLToPath(import.meta.url)],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout.trim().split('\n').at(-1));
  });
  const of = (name) => median(runs.map((run) => run[name]));
  const kb = (bytes) => `${(bytes / KB).toFixed(1)} kB`;
  return [
    row(
      `${READERS} readers that are up to date, kB of heap and buffers for each`,
      of('liveHeap') / KB,
      '≤ 64',
      `heap and buffers ${kb(of('liveHeap'))}, resident memory grew by ${kb(of('live'))}; an event is with all of them after ${of('fanOut').toFixed(0)} ms`,
    ),
    row(
      `${READERS} readers that take nothing while they are ${BACKLOG.toLocaleString('en')} events behind ÷ those events`,
      of('slowHeap') / of('backlogBytes'),
      '≤ 1/50',
      `heap and buffers ${kb(of('slowHeap'))}, resident memory grew by ${kb(of('slow'))}, ÷ ${kb(of('backlogBytes'))}`,
    ),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await inFolder(measure);

async function measure(folder) {
  Object.assign(process.env, { EVENT_STORE: 'memory', BUNDLED_REGISTER: 'none', LOG_LEVEL: 'fatal' });
  const { createApplication } = await import('../../dist/src/application.js');
  const { EventStore } = await import('../../dist/src/event-store/index.js');
  const { ProjectingService } = await import('../../dist/src/projecting/index.js');
  const { OpenStreams } = await import('../../dist/src/feeds/live/open-streams.js');
  const { recordedEvents } = await import('../large-register.mjs');
  const app = await createApplication();
  const store = app.get(EventStore, { strict: false });
  const open = app.get(OpenStreams, { strict: false });
  const revisions = new Map();
  const append = ({ stream, ...event }) => {
    const expectedRevision = revisions.get(stream) ?? -1;
    revisions.set(stream, expectedRevision + 1);
    return store.append({ stream, expectedRevision, events: [event] });
  };
  let backlogBytes = 0;
  let last;
  for (const event of recordedEvents(BACKLOG)) {
    backlogBytes += event.body.length;
    await append((last = event));
  }
  // A stream begins when the register has come to the end of the log.
  await app.get(ProjectingService, { strict: false }).waitFor(await store.head());
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address();
  // A reader that takes nothing is held up by the system's buffers alone. Over TCP they grow to megabytes, and to fill
  // 500 of them takes minutes; those of a local socket hold a few hundred kB.
  const path = join(folder, 'service.sock');
  const local = createServer((socket) => app.getHttpServer().emit('connection', socket));
  await new Promise((resolve) => local.listen(path, resolve));

  const used = async () => {
    // What the first requests leave behind is gone after a while.
    for (let i = 0; i < 5; i++) {
      globalThis.gc();
      await sleep(200);
    }
    const { heapUsed, external, rss } = process.memoryUsage();
    return { heap: heapUsed + external, rss };
  };
  const readers = async (kind, at, query = '') => {
    const child = fork(join(import.meta.dirname, '../peers/stream-readers.mjs'), [at, READERS, kind, query]);
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error('the readers were turned away'))),
    ]);
    return child;
  };
  const leave = async (child) => {
    child.kill();
    await once(child, 'exit');
    while (open.count > 0) await sleep(50);
  };

  // Once before it counts: code is compiled, and the heap has its size.
  await leave(await readers('slow', path, '?after=0'));
  const none = await used();
  const upToDate = await readers('live', port);
  const withLive = await used();
  const [{ id: _id, stream, body }] = [last];
  const waits = [];
  for (let n = 0; n < 5; n++) {
    const id = randomUUID();
    const told = once(upToDate, 'message');
    const begun = performance.now();
    await append({ stream, id, body: JSON.stringify({ ...JSON.parse(body), id }) });
    await told;
    waits.push(performance.now() - begun);
  }
  await leave(upToDate);
  const behind = await readers('slow', path, '?after=0');
  // Until the sockets of both ends are full.
  await sleep(5_000);
  const withSlow = await used();
  behind.kill();
  console.log(
    JSON.stringify({
      live: (withLive.rss - none.rss) / READERS,
      liveHeap: (withLive.heap - none.heap) / READERS,
      fanOut: median(waits),
      slow: (withSlow.rss - none.rss) / READERS,
      slowHeap: (withSlow.heap - none.heap) / READERS,
      backlogBytes,
    }),
  );
  await app.close();
  local.close();
}
