/**
 * Two services on one EventStoreDB log, both of which may send webhooks. Whichever sends is taken out, by SIGKILL or by
 * holding it still for longer than its turn lasts, while events are recorded through the other. Checks that the other
 * takes over, that never two send in turns, and that each subscriber was sent every event that it asked for, in order.
 *
 *   npm run build && npm run build:double && node test/crash/webhook-takeover.mjs [rounds=4] [seed]
 *
 * On a double in this process, or on the server that ESDB_URL names. A round takes as long as a turn: half a minute.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from './log-check.mjs';
import { RandomReceiver } from './random-receiver.mjs';
import { ask, positionsOf, startService, write } from './service-process.mjs';

const rounds = Number(process.argv[2] ?? 4);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31));
const random = seededRandom(seed);
const folder = mkdtempSync(join(tmpdir(), 'clockstop-webhook-takeover-'));
/** Milliseconds in which another must have taken over; a turn lasts 30 s. */
const PATIENCE = 120_000;
console.log(`${rounds} rounds, seed ${seed}`);

async function startServer() {
  if (process.env.ESDB_URL) return { url: process.env.ESDB_URL, stop: () => undefined };
  const { EventStoreDbDouble } = await import('../../dist/eventstoredb-double/index.js');
  return EventStoreDbDouble.start();
}

const server = await startServer();
const log = `takeover_${process.pid}_${Date.now()}`;
const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });

/** Each names itself in what it sends. */
function start(name) {
  const own = join(folder, name);
  mkdirSync(join(own, 'keys'), { recursive: true, mode: 0o700 });
  writeFileSync(join(own, 'keys/signing-key.pem'), key, { mode: 0o600 });
  return startService({
    EVENT_STORE: 'eventstoredb',
    ESDB_URL: server.url,
    ESDB_LOG: log,
    DATA_DIR: own,
    LOG_ORIGIN: name,
    WEBHOOK_TARGETS: 'any',
  });
}

const receiver = new RandomReceiver(random);
const receiving = await receiver.listen();
const services = { one: await start('one') };
services.other = await start('other');
const FILTERS = [{}, { agency: 'NMPA' }];
const subscriptions = await Promise.all(
  FILTERS.map(async (filter, i) => {
    const path = `/${i}`;
    const body = { url: `${receiving}${path}`, filter, after: 0 };
    const { id } = await ask(services.one.url, 'webhooks', { method: 'POST', body });
    return { id, path, filter };
  }),
);

/** Who sent last, once something was sent after so many receipts; undefined where nobody does in time. */
async function senderAfter(count) {
  for (const late = performance.now() + PATIENCE; receiver.receipts.length <= count; await sleep(20))
    if (performance.now() > late) return undefined;
  return receiver.receipts.at(-1).source.replace('//', '');
}

const faults = [];
/** Records and says that the receivers are well again, until it is aborted. */
async function busy(url, signal) {
  const poke = async () => {
    for (; !signal.aborted; await sleep(200))
      for (const { id } of subscriptions)
        await ask(url, `webhooks/${id}`, { method: 'PATCH', body: { state: 'active' } });
  };
  const record = async () => {
    for (; !signal.aborted; await sleep(100)) {
      const once = AbortSignal.timeout(20);
      await write(url, once);
    }
  };
  await Promise.all([poke(), record()]);
}

for (let round = 1; round <= rounds; round++) {
  const ending = new AbortController();
  const started = busy(services.other.url, ending.signal);
  const sender = await senderAfter(receiver.receipts.length + 20);
  ending.abort();
  await started;
  if (sender === undefined) throw new Error(`round ${round}: nobody sends`);
  const [out, standby] = [services[sender], sender === 'one' ? 'other' : 'one'];
  const held = round % 2 === 0;
  const acting = new AbortController();
  const doing = busy(services[standby].url, acting.signal);
  await sleep(random() * 500);
  out.child.kill(held ? 'SIGSTOP' : 'SIGKILL');
  if (!held) await out.gone;
  const since = performance.now();
  await sleep(50);
  const next = await senderAfter(receiver.receipts.length);
  console.log(
    `round ${round}: ${sender} was ${held ? 'held still' : 'killed'}; ${next} took over after ${Math.round((performance.now() - since) / 1000)} s`,
  );
  if (next !== standby) faults.push(`round ${round}: ${standby} should have taken over from ${sender}`);
  if (held) {
    out.child.kill('SIGCONT');
    await sleep(2_000);
  } else services[sender] = await start(sender);
  acting.abort();
  await doing;
}

receiver.well = true;
const ending = new AbortController();
const finishing = busy(services.one.url, ending.signal);
await sleep(1_000);
ending.abort();
await finishing;
const late = performance.now() + PATIENCE;
let missing = [];
do {
  await sleep(500);
  missing = [];
  for (const { path, filter } of subscriptions)
    missing.push(...receiver.faultsAt(path, await positionsOf(services.one.url, filter)));
} while (missing.length > 0 && performance.now() < late);
faults.push(...missing);
for (const { id, path } of subscriptions) {
  const { items } = await ask(services.one.url, `webhooks/${id}/dead-letters`);
  if (items.length > 0) faults.push(`${path}: ${items.length} dead letters`);
}
const senders = receiver.receipts.map(({ source }) => source);
const changes = senders.filter((source, i) => i > 0 && source !== senders[i - 1]).length;
if (changes !== rounds) faults.push(`the sender changed ${changes} times in ${rounds} rounds`);

for (const { child, gone } of Object.values(services)) {
  child.kill();
  await gone;
}
receiver.close();
await server.stop();
rmSync(folder, { recursive: true, force: true });
console.log(`answered: ${JSON.stringify(receiver.answers)}`);
if (faults.length > 0) throw new Error(faults.slice(0, 10).join('\n'));
console.log(`${rounds} rounds, ${changes} changes of the sender, 0 missed, 0 out of order, 0 dead letters`);
