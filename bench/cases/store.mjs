import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SqliteEventStore } from '../../dist/src/event-store/sqlite/sqlite-event-store.js';
import { EVENTS, inFolder, row, sideBySide, timed } from '../lib.mjs';
import { fillStore, recordedEvents } from '../large-register.mjs';
import { emmettStore } from '../peers/emmett.mjs';
import { bareAppends } from '../peers/fdatasync.mjs';
import { postgresLog } from '../peers/postgres.mjs';

const SINGLE = 400;
const IN_FLIGHT = 64;
const PARALLEL = 12_800;
/** Events that the peer replays; ours is the large register, at the same steady rate. */
const PEER_REPLAYED = 200_000;

let runs = 0;
const freshStore = (folder) => SqliteEventStore.open({ file: join(folder, `append-${runs++}.sqlite`) });

/** Appends to streams of their own, `inFlight` at a time. @returns appends per second */
async function appendRate(folder, events, inFlight) {
  const store = freshStore(folder);
  let next = 0;
  const worker = async () => {
    while (next < events.length) {
      const n = next++;
      const { id, body } = events[n];
      await store.append({ stream: `s-${n}`, expectedRevision: -1, events: [{ id, body }] });
    }
  };
  const ms = await timed(() => Promise.all(Array.from({ length: inFlight }, worker)));
  await store.close();
  return (events.length / ms) * 1000;
}

/** One durable append against a bare write and sync; and what sharing a commit is worth. */
export async function durableAppends() {
  return inFolder(async (folder) => {
    const events = [...recordedEvents(PARALLEL)];
    const few = events.slice(0, SINGLE);
    const single = await sideBySide(
      () => appendRate(folder, few, 1),
      (run) => {
        const ms = bareAppends(
          join(folder, `bare-${run}`),
          few.map(({ body }) => body),
        );
        return (few.length / ms) * 1000;
      },
    );
    const grouped = await sideBySide(
      () => appendRate(folder, events, IN_FLIGHT),
      () => appendRate(folder, few, 1),
    );
    const slow = process.env.SYNC_DELAY_US ? `, each sync ${process.env.SYNC_DELAY_US} µs slower` : '';
    return [
      row(
        `single durable append ÷ bare fdatasync append${slow}`,
        single.ours / single.theirs,
        '≥ 0.6',
        `${rate(single.ours)} ÷ ${rate(single.theirs)}`,
      ),
      row(
        `64 appends in flight ÷ one at a time${slow}`,
        grouped.ours / grouped.theirs,
        '≥ 12',
        `${rate(grouped.ours)} ÷ ${rate(grouped.theirs)}`,
      ),
    ];
  });
}

/** The same on a disk whose syncs take 2 ms longer: in a process where a library delays them. */
export async function slowDiskAppends() {
  return inFolder((folder) => {
    const library = join(folder, 'slow-sync.so');
    const source = join(import.meta.dirname, '../peers/slow-sync.c');
    const { error, status } = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl']);
    if (error || status !== 0) return [row('appends on a slow disk', NaN, '–', 'needs a C compiler, cc')];
    const { stdout } = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url)], {
      env: { ...process.env, LD_PRELOAD: library, SYNC_DELAY_US: '2000' },
      encoding: 'utf8',
    });
    return JSON.parse(stdout);
  });
}

const rate = (perSecond) => `${Math.round(perSecond).toLocaleString('en')}/s`;

/** Reading the whole log, parsed, against the peer reading its own. */
export async function replay() {
  return inFolder(async (folder) => {
    const store = await fillStore(join(folder, 'ours.sqlite'), EVENTS);
    const emmett = await emmettStore(join(folder, 'peer.sqlite'));
    const postgres = await postgresLog(folder);
    const peers = [{ name: 'emmett-sqlite', peer: emmett, target: '≥ 4' }];
    if (postgres) peers.push({ name: postgres.name, peer: postgres, target: '–' });
    const rows = [];
    for (const { name, peer, target } of peers) {
      await fillPeer(peer, PEER_REPLAYED);
      const speeds = await sideBySide(
        () => replayRate(store),
        async () => {
          let seen = 0;
          const ms = await timed(async () => (seen = await peer.replay()));
          return (seen / ms) * 1000;
        },
      );
      const detail = `${rate(speeds.ours)} ÷ ${rate(speeds.theirs)}`;
      rows.push(row(`replay, events/s ÷ ${name}’s`, speeds.ours / speeds.theirs, target, detail));
    }
    await postgres?.stop();
    await store.close();
    return rows;
  });
}

async function replayRate(store) {
  let seen = 0;
  const ms = await timed(async () => {
    for await (const page of store.readAll(0)) for (const { body } of page) if (JSON.parse(body)) seen++;
  });
  return (seen / ms) * 1000;
}

/** Appends the same events to the peer, a product's ten in one call, as its users would. @returns events per second */
export async function fillPeer(peer, count) {
  let stream = '';
  let batch = [];
  const ms = await timed(async () => {
    for (const event of recordedEvents(count)) {
      if (event.stream !== stream && batch.length > 0) {
        await peer.append(stream, batch);
        batch = [];
      }
      stream = event.stream;
      batch.push(event);
    }
    await peer.append(stream, batch);
  });
  return (count / ms) * 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await durableAppends()));
