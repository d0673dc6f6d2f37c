/**
 * Kills a writer with SIGKILL at random moments and checks, each time, that the store kept its word.
 *
 *   node test/crash/store-crash.mjs [rounds=200] [seed]
 *
 * On the embedded store; with EVENT_STORE=eventstoredb on the server that ESDB_URL names. A store in memory is gone with its
 * process, so there is nothing to check.
 *
 * Reads the built store from ../../dist, or from the folder in DIST. Exits with 1 at the first violation.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LogCheck, seededRandom } from './log-check.mjs';
import { storeOpener } from './open-store.mjs';

const dist = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const openStore = await storeOpener(dist);

const rounds = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(seed)) {
  console.error('usage: store-crash.mjs [rounds=200] [seed]');
  process.exit(2);
}
console.log(`seed ${seed}`);

const random = seededRandom(seed);
const folder = mkdtempSync(join(tmpdir(), 'store-crash-'));
process.env.DATA_DIR = folder;
process.env.ESDB_LOG = `crash_${process.pid}_${Date.now()}`;
/** Position to id, of every event that was acknowledged. */
const acknowledged = new Map();
let progress = new LogCheck(acknowledged);

for (let round = 1; round <= rounds; round++) {
  await crash(round);
  // Now and then the next writer recovers the file by itself, with nothing tidied up in between.
  if (random() < 0.2 && round < rounds) continue;
  // What is new since the last check; at times, and at the end, everything from the start.
  if (round % 50 === 0 || round === rounds) progress = new LogCheck(acknowledged);
  await check(round);
}
console.log(
  `${rounds} rounds, ${acknowledged.size} acknowledged events, 0 lost (${progress.position} in the log)`,
);
rmSync(folder, { recursive: true });

async function crash(round) {
  const said = join(folder, 'acknowledged');
  const stdout = openSync(said, 'w');
  const writer = fileURLToPath(new URL('writer.mjs', import.meta.url));
  const child = spawn(process.execPath, [writer, dist, `${seed}/${round}`], {
    stdio: ['ignore', stdout, 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const kind = random();
  if (kind < 0.1) {
    await sleep(random() * 200); // while it starts or recovers the file
  } else {
    await Promise.race([once(child, 'message'), exited]);
    // Long enough, at times, for the write-ahead log to be moved into the file under load.
    await sleep(random() * (kind < 0.15 ? 3_000 : 150));
  }
  child.kill('SIGKILL');
  const [code, signal] = await exited;
  closeSync(stdout);
  if (signal !== 'SIGKILL') fail(round, [`the writer ended by itself with ${code ?? signal}`]);
  for (const line of readFileSync(said, 'utf8').split('\n').slice(0, -1)) {
    const [position, id] = line.split(' ');
    if (acknowledged.has(Number(position))) fail(round, [`position ${position} was acknowledged twice`]);
    acknowledged.set(Number(position), id);
  }
}

async function check(round) {
  const store = await openStore();
  for await (const page of store.readAll(progress.position)) for (const event of page) progress.add(event);
  progress.end(await store.head());
  await store.close();
  if (progress.violations.length > 0) fail(round, progress.violations);
}

function fail(round, violations) {
  console.error(
    `round ${round}, seed ${seed}: ${violations.length} violations; the file is kept in ${folder}`,
  );
  for (const violation of violations.slice(0, 20)) console.error(`  ${violation}`);
  process.exit(1);
}
