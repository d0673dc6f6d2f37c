import { join } from 'node:path';
import { SqliteEventStore } from '../../dist/src/event-store/sqlite/sqlite-event-store.js';
import { EVENTS, inFolder, row, sideBySide, timed } from '../lib.mjs';
import { fillStore, recordedEvents } from '../large-register.mjs';
import { asMessage, emmettStore } from '../peers/emmett.mjs';
import { bareAppends } from '../peers/fdatasync.mjs';

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
    const slow = process.env.BENCH_SYNC_DELAY_US
      ? ` (each sync ${process.env.BENCH_SYNC_DELAY_US} µs slower)`
      : '';
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

const rate = (perSecond) => `${Math.round(perSecond).toLocaleString('en')}/s`;

/** Reading the whole log, parsed, against the peer reading its own. */
export async function replay() {
  return inFolder(async (folder) => {
    const store = await fillStore(join(folder, 'ours.sqlite'), EVENTS);
    const peer = await emmettStore(join(folder, 'peer.sqlite'));
    await fillPeer(peer, PEER_REPLAYED);
    const speeds = await sideBySide(
      async () => {
        let seen = 0;
        const ms = await timed(async () => {
          for await (const page of store.readAll(0))
            for (const { body } of page) if (JSON.parse(body)) seen++;
        });
        return (seen / ms) * 1000;
      },
      async () => {
        let seen = 0;
        const ms = await timed(async () => (seen = await peer.replay(() => {})));
        return (seen / ms) * 1000;
      },
    );
    await store.close();
    return [
      row(
        'replay, events/s ÷ emmett-sqlite’s',
        speeds.ours / speeds.theirs,
        '≥ 4',
        `${rate(speeds.ours)} ÷ ${rate(speeds.theirs)}`,
      ),
    ];
  });
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
      batch.push(asMessage(event));
    }
    await peer.append(stream, batch);
  });
  return (count / ms) * 1000;
}
