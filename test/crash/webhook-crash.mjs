/**
 * Kills the service with SIGKILL at random moments while it records and delivers webhooks to receivers that refuse,
 * hang up or never answer, and checks at the end that each subscriber was sent every event that it asked for, in order,
 * and that none was given up.
 *
 *   npm run build && node test/crash/webhook-crash.mjs [rounds=20] [seed]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from './log-check.mjs';
import { RandomReceiver } from './random-receiver.mjs';
import { ask, positionsOf, startService, write } from './service-process.mjs';

const rounds = Number(process.argv[2] ?? 20);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31));
const folder = mkdtempSync(join(tmpdir(), 'clockstop-webhook-crash-'));
const random = seededRandom(seed);
const WRITERS = 4;
/** Milliseconds that the last deliveries may take. */
const PATIENCE = 60_000;
const FILTERS = [{}, { agency: 'NMPA' }, { type: 'ProductRegistered' }];
console.log(`${rounds} rounds, seed ${seed}`);

const start = () => startService({ EVENT_STORE: 'sqlite', DATA_DIR: folder, WEBHOOK_TARGETS: 'any' });
const receiver = new RandomReceiver(random);
const receiving = await receiver.listen();

let service = await start();
const subscriptions = await Promise.all(
  FILTERS.map(async (filter, i) => {
    const path = `/${i}`;
    const body = { url: `${receiving}${path}`, filter, after: 0 };
    const { id } = await ask(service.url, 'webhooks', { method: 'POST', body });
    return { id, path, filter };
  }),
);

/** Somebody says now and then that the receivers are well again, so that rounds need not wait for the backoff. */
async function hurry(url, signal) {
  while (!signal.aborted) {
    for (const { id } of subscriptions)
      if (!(await ask(url, `webhooks/${id}`, { method: 'PATCH', body: { state: 'active' } }))) return;
    await sleep(50);
  }
}

let before = 0;
for (let round = 1; round <= rounds; round++) {
  const ending = new AbortController();
  const { url, child, gone } = service;
  const acting = [
    hurry(url, ending.signal),
    ...Array.from({ length: WRITERS }, () => write(url, ending.signal)),
  ];
  // Each round sees some deliveries before its kill.
  while (receiver.answers.received < before + 20) await sleep(5);
  await sleep(random() * 300);
  child.kill('SIGKILL');
  await gone;
  ending.abort();
  await Promise.all(acting);
  before = receiver.answers.received;
  service = await start();
  if (round % 5 === 0 || round === rounds) console.log(`round ${round}: ${before} deliveries`);
}

receiver.well = true;
const ending = new AbortController();
const hurrying = hurry(service.url, ending.signal);
const late = performance.now() + PATIENCE;
const faults = [];
for (;;) {
  faults.length = 0;
  for (const { path, filter } of subscriptions)
    faults.push(...receiver.faultsAt(path, await positionsOf(service.url, filter)));
  if (faults.length === 0 || performance.now() > late) break;
  await sleep(200);
}
ending.abort();
await hurrying;
for (const { id, path } of subscriptions) {
  const { items } = await ask(service.url, `webhooks/${id}/dead-letters`);
  if (items.length > 0) faults.push(`${path}: ${items.length} dead letters`);
}
service.child.kill();
await service.gone;
receiver.close();
rmSync(folder, { recursive: true, force: true });

const repeated = subscriptions.map(({ path }) => {
  const positions = receiver.positionsAt(path);
  return positions.length - new Set(positions).size;
});
console.log(
  `answered: ${JSON.stringify(receiver.answers)}; received again, by subscriber: ${repeated.join(', ')}`,
);
if (faults.length > 0) throw new Error(faults.slice(0, 10).join('\n'));
console.log(
  `${rounds} rounds, ${receiver.answers.received} deliveries, 0 missed, 0 out of order, 0 dead letters`,
);
