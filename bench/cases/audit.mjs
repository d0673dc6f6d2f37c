import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { leafHash } from '../../dist/projections/merkle/hashing.js';
import { MerkleLog } from '../../dist/projections/merkle/merkle-log.js';
import { SqliteEventStore } from '../../dist/src/event-store/sqlite/sqlite-event-store.js';
import { foldAll, PROJECTIONS } from '../projections.mjs';
import { fillStore, recordedEvents } from '../large-register.mjs';
import { EVENTS, inFolder, median, row, RUNS, sideBySide, timed } from '../lib.mjs';

const APPENDED = 100_000;
const PROOFS = 50_000;

/** What the proof adds to an append where it weighs most: in bulk, with 10,000 events a commit. */
export async function leafHashing() {
  return inFolder(async (folder) => {
    const requests = [...recordedEvents(APPENDED)].map(({ id, body }, n) => ({
      stream: `s-${n}`,
      expectedRevision: -1,
      events: [{ id, body }],
    }));
    let run = 0;
    const append = (after) => async () => {
      const store = SqliteEventStore.open({ file: join(folder, `append-${run++}.sqlite`) });
      const ms = await timed(async () => {
        await store.appendAll(requests);
        after();
      });
      await store.close();
      return ms;
    };
    const bodies = requests.map(({ events }) => events[0].body);
    const plain = append(() => {});
    const hashed = await sideBySide(
      append(() => bodies.forEach((body) => leafHash(body))),
      plain,
    );
    const grown = await sideBySide(
      append(() => treeOver(bodies)),
      plain,
    );
    const line = (path, { ours, theirs }, target) =>
      row(
        path,
        ours / theirs,
        target,
        `${ms(ours)} ÷ ${ms(theirs)} for ${count(APPENDED)} events, ${(((ours - theirs) / APPENDED) * 1000).toFixed(1)} µs an event`,
      );
    return [
      line('append in bulk with leaf hashing ÷ append without', hashed, '≤ 1.25'),
      line('append in bulk with leaf hashing and the tree’s nodes ÷ append without', grown, ''),
    ];
  });
}

function treeOver(bodies) {
  const tree = new MerkleLog();
  for (const body of bodies) tree.append(leafHash(body));
}

/** Inclusion proofs of leaves all over the log, at its present size. */
export async function inclusion() {
  const tree = treeOf(EVENTS);
  const small = treeOf(EVENTS / 100);
  const prove = (log) => {
    const order = Uint32Array.from({ length: PROOFS }, (_, n) => (n * 2_654_435_761) % log.size);
    return timed(() => {
      for (const index of order) log.inclusionProof(index, log.size);
    });
  };
  const times = await sideBySide(
    () => prove(tree),
    () => prove(small),
  );
  const each = (total) => `${((total / PROOFS) * 1000).toFixed(1)} µs`;
  return [
    row(
      `inclusion proof at ${count(EVENTS)} events ÷ at ${count(EVENTS / 100)}`,
      times.ours / times.theirs,
      '≤ 2',
      `${each(times.ours)} ÷ ${each(times.theirs)}`,
    ),
  ];
}

function treeOf(size) {
  const tree = new MerkleLog();
  for (let n = 0; n < size; n++) tree.append(leafHash(`leaf ${n}`));
  return tree;
}

/**
 * The separate verifier on a bundle of the large register, in a process of its own; against hashing the same events
 * once and building every projection once.
 */
export async function offlineVerification() {
  return inFolder(async (folder) => {
    const store = await fillStore(join(folder, 'register.sqlite'), EVENTS);
    await store.close();
    const bundle = join(folder, 'bundle');
    exportBundle(folder, bundle);
    const own = [];
    const base = [];
    for (let run = 0; run < RUNS; run++) {
      own.push(await timed(() => verify(bundle)));
      base.push(
        await timed(async () => {
          await sha256(join(bundle, 'events.ndjson'));
          await rebuild(join(folder, 'register.sqlite'));
        }),
      );
    }
    return [
      row(
        `offline verify and replay of ${count(EVENTS)} events ÷ one SHA-256 pass + one rebuild`,
        median(own) / median(base),
        '≤ 2',
        `${seconds(median(own))} ÷ ${seconds(median(base))}`,
      ),
    ];
  });
}

/** In a process of its own, so that what the service holds in memory is not there when the verifier is measured. */
const exportBundle = (folder, bundle) =>
  run([join(import.meta.dirname, '../export-bundle.mjs'), bundle], {
    ...process.env,
    DATA_DIR: folder,
    BUNDLED_REGISTER: 'none',
    LOG_LEVEL: 'error',
  });

const verify = (bundle) => run([join(import.meta.dirname, '../../verifier/verify.mjs'), bundle]);

function run(args, env = process.env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.at(-1)} ended with ${status}: ${stdout}${stderr}`);
}

async function sha256(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest();
}

async function rebuild(file) {
  const store = SqliteEventStore.open({ file });
  const states = PROJECTIONS.map((projection) => projection.initial());
  for await (const page of store.readAll(0)) for (const stored of page) foldAll(states, stored);
  await store.close();
}

const count = (n) => n.toLocaleString('en');
const ms = (value) => `${Math.round(value)} ms`;
const seconds = (value) => `${(value / 1000).toFixed(1)} s`;
