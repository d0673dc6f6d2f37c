/**
 * Runs the service on a disk that is slow, and on one that is full for a while, under writers and readers, and checks that it
 * answers throughout, that whoever is refused is told to come back, and that every acknowledged event is there afterwards.
 *
 *   npm run build && node test/crash/failing-disk.mjs        needs strace
 *
 * Exits with 1 at the first violation, with 2 where strace cannot be run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startService } from './service-process.mjs';

const WRITERS = 32;
const SECONDS = 8;
const DISKS = [
  {
    name: 'a disk that takes a quarter of a second to sync',
    faults: ['-e', 'trace=fdatasync,fsync', '-e', 'inject=fdatasync,fsync:delay_exit=250000'],
    refuses: false,
  },
  {
    name: 'a disk that is full for a while',
    faults: ['-e', 'trace=pwrite64', '-e', 'inject=pwrite64:error=ENOSPC:when=400..460'],
    refuses: true,
  },
];

if (spawnSync('strace', ['-V']).error) {
  console.error('strace cannot be run');
  process.exit(2);
}
for (const disk of DISKS) await endure(disk);

async function endure({ name, faults, refuses }) {
  const folder = mkdtempSync(join(tmpdir(), 'failing-disk-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const environment = { DATA_DIR: folder, RATE_LIMIT: '0' };
  const through = ['strace', '-D', '-f', '-qq', '-o', '/dev/null', ...faults];
  const { url, child, gone } = await startService(environment, { through });
  const told = { acknowledged: new Map(), refused: 0, lastRefusal: 0, lastAnswer: 0, reads: 0 };
  const end = Date.now() + SECONDS * 1_000;
  await Promise.all([
    ...Array.from({ length: WRITERS }, (_, writer) => write(url, writer, end, told)),
    read(url, end, told),
  ]);
  if (told.lastAnswer <= told.lastRefusal)
    throw new Error(`${name}: nothing was recorded after the last refusal`);
  if (refuses !== told.refused > 0) throw new Error(`${name}: ${told.refused} were refused`);
  child.kill();
  await gone;
  await check(name, folder, told.acknowledged);
  console.log(
    `${name}: ${told.acknowledged.size} acknowledged, 0 lost; ${told.refused} refused and asked again; ${told.reads} reads answered`,
  );
}

/** Registers one product after the other; what is refused is asked again as the answer says. */
async function write(url, writer, end, told) {
  for (let n = 0; Date.now() < end; n++) {
    const productId = `p-${writer}-${n}`;
    const body = {
      productId,
      source: { title: 'Failing disk' },
      names: [{ text: `Product ${productId}`, kind: 'code' }],
    };
    for (;;) {
      const response = await fetch(`${url}/products`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = await response.json();
      if (response.ok) {
        told.acknowledged.set(answer.eventId, answer.position);
        told.lastAnswer = performance.now();
        break;
      }
      if (response.status !== 503 || !(Number(response.headers.get('retry-after')) > 0))
        throw new Error(`POST products: ${response.status} ${JSON.stringify(answer)}`);
      told.refused++;
      told.lastRefusal = performance.now();
      await sleep(100);
    }
  }
}

async function read(url, end, told) {
  const { origin } = new URL(url);
  while (Date.now() < end) {
    for (const address of [`${origin}/health/live`, `${url}/products?limit=1`]) {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`GET ${address}: ${response.status} ${await response.text()}`);
      await response.arrayBuffer();
      told.reads++;
    }
    await sleep(100);
  }
}

/** What was acknowledged stands where it was said to, once, when the disk is well again. */
async function check(name, folder, acknowledged) {
  const { url, child, gone } = await startService({ DATA_DIR: folder, RATE_LIMIT: '0' });
  const stream = await (await fetch(`${url}/feeds/events?after=0&follow=false`)).text();
  const recorded = [...stream.matchAll(/^id: (\d+)\ndata: (.*)$/gm)].map(([, position, data]) => [
    JSON.parse(data).event.id,
    Number(position),
  ]);
  const positions = new Map(recorded);
  if (positions.size !== recorded.length) throw new Error(`${name}: an event is recorded twice`);
  for (const [id, position] of acknowledged)
    if (positions.get(id) !== position)
      throw new Error(`${name}: ${id} was acknowledged at ${position} and stands at ${positions.get(id)}`);
  child.kill();
  await gone;
}
