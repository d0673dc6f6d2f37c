/**
 * Kills the service with SIGKILL at random moments under load and checks, each time it is back, that every
 * acknowledged event is there as acknowledged, that no other is half there, and that the projections it has
 * carried on equal a full rebuild.
 *
 *   npm run build && node test/crash/service-crash.mjs [rounds=200] [seed]
 *
 * On the embedded store; with EVENT_STORE=eventstoredb on the server that ESDB_URL names.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startService } from './service-process.mjs';

const rounds = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31));
const folder = mkdtempSync(join(tmpdir(), 'clockstop-service-crash-'));
const log = `crash_${process.pid}_${Date.now()}`;
const CONNECTIONS = 32;
console.log(`${rounds} rounds, seed ${seed}`);

let state = seed;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

const start = () => startService({ DATA_DIR: folder, ESDB_LOG: log, LOG_LEVEL: 'error' });

const send = (url, path, body) =>
  fetch(`${url}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const source = { title: 'Crash test' };
const acknowledged = new Map();
let product = 0;

/** Registers products and files applications for them until the service is gone. */
async function write(url) {
  for (;;) {
    const productId = `p-${product++}`;
    const bodies = [
      ['products', { productId, source, names: [{ text: `Product ${productId}`, kind: 'code' }] }],
      [
        `products/${productId}/filings`,
        { effectiveOn: '2025-01', source, applicationId: 'a', agency: 'NMPA', applicationKind: 'IND' },
      ],
      [
        `products/${productId}/acceptances`,
        { effectiveOn: '2025-02-03', source, applicationId: 'a', agency: 'NMPA', applicationKind: 'IND' },
      ],
    ];
    for (const [path, body] of bodies) {
      let answer;
      try {
        const response = await send(url, path, body);
        answer = await response.json();
        if (response.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer)}`);
      } catch (error) {
        // The connection is cut: this event was not acknowledged.
        if (error instanceof TypeError || error instanceof SyntaxError) return;
        throw error;
      }
      acknowledged.set(answer.eventId, answer);
    }
  }
}

async function json(url) {
  const response = await fetch(url);
  const body = await response.json();
  if (!response.ok) throw new Error(`${url}: ${JSON.stringify(body)}`);
  return body;
}

/** What is wrong with the service as it came back; it is asked about the newest acknowledged events each round. */
async function check(url, recent) {
  for (const receipt of recent) {
    const { event, position, revision } = await json(`${url}/events/${receipt.eventId}`);
    if (
      position !== receipt.position ||
      revision !== receipt.revision ||
      event.recorded.at !== receipt.recordedAt
    )
      throw new Error(
        `event ${receipt.eventId} was acknowledged at ${receipt.position} and stands at ${position}`,
      );
  }
  const { basis } = await json(`${url}/products?limit=1`);
  // Pinned: to hand out the register is an event of its own.
  const register = `${url}/register?effectiveAt=2026-01-01&knownAt=position:${basis.position}`;
  const before = await (await fetch(register)).text();
  const rebuilt = await send(url, 'projections/register/rebuild', {});
  if (!rebuilt.ok) throw new Error(await rebuilt.text());
  const after = await (await fetch(register)).text();
  if (before !== after) throw new Error('the projections differ from a full rebuild');
  return basis.position;
}

let position = 0;
for (let round = 1; round <= rounds; round++) {
  const service = await start();
  const known = acknowledged.size;
  const writers = Array.from({ length: CONNECTIONS }, () => write(service.url));
  await sleep(20 + random() * 400);
  service.child.kill('SIGKILL');
  await service.gone;
  await Promise.all(writers);
  const again = await start();
  position = await check(again.url, [...acknowledged.values()].slice(known));
  // Half of the rounds end in order and leave a snapshot; the others leave the last one behind.
  again.child.kill(random() < 0.5 ? 'SIGTERM' : 'SIGKILL');
  await again.gone;
  if (round % 20 === 0) console.log(`round ${round}: ${acknowledged.size} acknowledged, log at ${position}`);
}

const last = await start();
await check(last.url, acknowledged.values());
last.child.kill();
await last.gone;
rmSync(folder, { recursive: true, force: true });
console.log(`${rounds} rounds, ${acknowledged.size} acknowledged events, 0 lost`);
