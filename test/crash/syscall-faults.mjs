/**
 * Makes every file system call of opening a store, appending to it and closing it fail in turn, with EIO, with
 * ENOSPC and with SIGKILL, and checks each time that what was acknowledged is in the log afterwards, that what is in
 * it is whole, and that a refusal names an error of the store's.
 *
 *   npm run build && node test/crash/syscall-faults.mjs        needs strace
 *
 * Exits with 1 at the first violation, with 2 where strace cannot be run.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventOf, LogCheck } from './log-check.mjs';

const dist = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const { SqliteEventStore } = await import(join(dist, 'src/event-store/sqlite/sqlite-event-store.js'));
const writer = fileURLToPath(new URL('faulted-writer.mjs', import.meta.url));

const FAULTS = ['error=EIO', 'error=ENOSPC', 'signal=SIGKILL'];
/** Errors of the store's own, whose messages say what is to be done. */
const PLAIN = /^refused Store(Unavailable|Refused|Damaged)Error: /;

const folder = mkdtempSync(join(tmpdir(), 'syscall-faults-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const base = join(folder, 'base');
const kept = await makeBase();

const calls = countedCalls();
const total = Object.values(calls).reduce((sum, n) => sum + n, 0);
console.log(
  `${total} calls: ${Object.entries(calls)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ')}`,
);
const seen = { acknowledged: 0, refused: 0, killed: 0 };
for (const [name, count] of Object.entries(calls))
  for (let nth = 1; nth <= count; nth++) for (const fault of FAULTS) await strike(name, nth, fault);
console.log(
  `${total * FAULTS.length} faults, ${seen.acknowledged} acknowledged events, 0 lost; ` +
    `${seen.refused} refusals, ${seen.killed} writers killed`,
);

/** A store with some events in it, and what they are by position. */
async function makeBase() {
  const store = SqliteEventStore.open({ file: join(base, 'events.db') });
  const acknowledged = new Map();
  for (let n = 0; n < 20; n++) {
    const events = [eventOf(`base ${n}`, 0, 1)];
    const { position } = await store.append({ stream: `base ${n}`, expectedRevision: -1, events });
    acknowledged.set(position, events[0].id);
  }
  await store.close();
  return acknowledged;
}

/** Runs the writer on a fresh copy of the store, watched by strace. */
function run(options) {
  const trial = join(folder, 'trial');
  rmSync(trial, { recursive: true, force: true });
  cpSync(base, trial, { recursive: true });
  const file = join(trial, 'events.db');
  const trace = join(folder, 'trace');
  const watched = ['', '-wal', '-shm', '.lock', '.lock-journal'].flatMap((end) => ['-P', file + end]);
  const { stdout, error, signal, status } = spawnSync(
    'strace',
    ['-f', '-qq', '-o', trace, ...watched, ...options, process.execPath, writer, dist, file],
    { encoding: 'utf8', timeout: 60_000 },
  );
  if (error) {
    console.error(`strace cannot be run: ${error.message}`);
    process.exit(2);
  }
  return {
    file,
    lines: stdout.split('\n').filter(Boolean),
    killed: signal !== null || status === 137,
    trace,
  };
}

/** How often each call is made on the store's files where nothing fails. */
function countedCalls() {
  const { lines, trace } = run(['-e', 'trace=%file,%desc']);
  if (lines.length === 0 || lines.some((line) => line.startsWith('refused')))
    throw new Error(`the writer fails by itself: ${lines.join('; ')}`);
  const counts = {};
  for (const [, name] of readFileSync(trace, 'utf8').matchAll(/^\d+ +(\w+)\(/gm))
    counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

async function strike(name, nth, fault) {
  const { file, lines, killed } = run(['-e', `trace=${name}`, '-e', `inject=${name}:${fault}:when=${nth}`]);
  const acknowledged = new Map(kept);
  for (const line of lines)
    if (line.startsWith('refused')) seen.refused++;
    else acknowledged.set(Number(line.split(' ')[0]), line.split(' ')[1]);
  seen.acknowledged += acknowledged.size - kept.size;
  seen.killed += Number(killed);
  const obscure = lines.filter((line) => line.startsWith('refused') && !PLAIN.test(line));
  const violations = [...obscure, ...(await checked(file, acknowledged))];
  if (violations.length === 0) return;
  console.error(`${name} number ${nth}, ${fault}:`);
  for (const violation of violations) console.error(`  ${violation}`);
  process.exit(1);
}

async function checked(file, acknowledged) {
  const check = new LogCheck(acknowledged);
  const store = SqliteEventStore.open({ file });
  for await (const page of store.readAll(0)) for (const event of page) check.add(event);
  check.end(await store.head());
  await store.close();
  return check.violations;
}
