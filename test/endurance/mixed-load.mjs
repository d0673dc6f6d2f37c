/**
 * An hour of mixed load on the real service: statements, readings, readings as of random pairs of dates, exports, feeds and live streams,
 * with one slow reader in ten, at twice what the machine is found to take.
 *
 *   npm run build && node test/endurance/mixed-load.mjs [minutes=60] [seed]
 *
 * Refusals that say when to come again are answers. Faults are: any other error, an answer that hangs past its limit, more than one
 * answer of /health/live in a hundred later than a second, a stream that tells events twice or in another order, an acknowledged event that
 * is not there as acknowledged after a restart, `clockstop verify` that does not pass, an end by SIGTERM that takes too long, and memory
 * that is not flat.
 *
 * Flat: of what is held after a collection, and of what is resident, the median of the last quarter of the samples is at most 10 % above
 * that of the second quarter, when the caches have filled. The register itself grows with what is recorded; that part is measured apart, as what
 * a service just started holds of the register at the end, less what one held of it at the beginning, and taken out. Under load it is
 * read after collections that come by themselves: one that is asked for stops the service, and health with it.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../crash/log-check.mjs';
import { ask as askService, startService } from '../crash/service-process.mjs';
import { acknowledgedFaults } from '../crash/acknowledged.mjs';
import { ask } from './client.mjs';
import { Load } from './load.mjs';
import { collected, flatness, measured } from './memory.mjs';
import { Pulse } from './pulse.mjs';
import { everyKind } from './questions.mjs';
import { StreamReader } from './streams.mjs';

const minutes = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
/** Few enough that none is refused. */
const CALLERS = 16;
const FINDING_MS = 30_000;
const SAMPLE_MS = 10_000;
const STREAMS = 40;
/** Patience of an orchestrator after SIGTERM, as in docker-compose.yml. */
const GRACE_MS = 30_000;

const folder = mkdtempSync(join(tmpdir(), 'clockstop-endurance-'));
const heapFile = join(folder, 'heap.json');
const environment = {
  DATA_DIR: folder,
  BUNDLED_REGISTER: 'load',
  HEAP_FILE: heapFile,
  NODE_OPTIONS: `--max-semi-space-size=64 --import=${join(import.meta.dirname, 'heap-after-collection.mjs')}`,
};
const start = () => startService(environment);
const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
const headOf = async (url) => (await askService(url, 'products?limit=1')).basis.position;

/** What a service holds that was asked everything once; exports before it are events as well. */
async function held({ url, child }, tools) {
  for (const path of everyKind(tools)) await ask(`${url}/${path}`);
  await sleep(1_000);
  return { ...(await collected(child, heapFile)), events: await headOf(url) };
}

console.log(`${minutes} minutes, seed ${seed}`);
let service = await start();
const { items } = await askService(service.url, 'products?limit=500');
const load = new Load(service.url, seededRandom(seed), {
  products: items.map(({ productId }) => productId),
  head: await headOf(service.url),
});
const young = await held(service, load.tools);

const capacity = await load.closed(CALLERS, FINDING_MS);
console.log(`the machine takes ${Math.round(capacity)} requests a second; twice that is offered`);

const streams = Array.from({ length: STREAMS }, (_, i) => new StreamReader(service.url, i % 10 === 0));
const pulse = new Pulse(service.url.replace(/\/api\/v1$/, '/health/live'));
const samples = [];
const end = performance.now() + minutes * 60_000;
const offering = load.open(2 * capacity, minutes * 60_000);
while (performance.now() + SAMPLE_MS < end) {
  await sleep(SAMPLE_MS);
  samples.push({ ...measured(service.child, heapFile), events: load.head });
  const { held: bytes, resident, events } = samples.at(-1);
  console.log(
    `${samples.length * 10} s: held ${megabytes(bytes)}, resident ${megabytes(resident)}, ${events} events, ` +
      `${load.tally.answered} answered, ${load.tally.refused} refused, ${load.underWay} under way, ${load.slowAtOnce} slow`,
  );
}
const offered = await offering;
const health = await pulse.end();
await load.rest();

const { tally, statements } = load;
const faults = [];
if (offered < 1.9 * capacity) faults.push(`only ${Math.round(offered)} requests a second could be offered`);
if (health.failed > 0) faults.push(`/health/live failed ${health.failed} times`);
if (health.slow > health.asked / 100)
  faults.push(`/health/live was slow ${health.slow} of ${health.asked} times`);

const idle = await collected(service.child, heapFile);
const since = performance.now();
const ended = once(service.child, 'exit');
service.child.kill('SIGTERM');
const late = setTimeout(() => service.child.kill('SIGKILL'), GRACE_MS);
const [code, signal] = await ended;
clearTimeout(late);
const closing = performance.now() - since;
if (code !== 0) faults.push(`SIGTERM ended it with ${code ?? signal} after ${Math.round(closing)} ms`);
await Promise.all(streams.map((stream) => stream.end()));

try {
  execFileSync(process.execPath, [join(import.meta.dirname, '../../dist/src/cli/main.js'), 'verify'], {
    env: { ...process.env, DATA_DIR: folder },
  });
} catch (error) {
  faults.push(`verify: ${error.stdout}${error.stderr}`);
}

service = await start();
faults.push(...(await acknowledgedFaults(service.url, statements.acknowledged)));
const old = await held(service, load.tools);
service.child.kill();
await service.gone;

const perEvent = (key) => (old[key] - young[key]) / (old.events - young.events);
const memory = flatness(samples, { held: perEvent('held'), resident: perEvent('resident') });
for (const { key, second, last, register, added, flat } of memory) {
  const line = `${key}: ${megabytes(second)} → ${megabytes(last)}, of which the register ${megabytes(register)}: ${(added * 100).toFixed(1)} %`;
  console.log(line);
  if (!flat) faults.push(`not flat: ${line}`);
}
// Behind the others: they may be many, and only the first are told.
faults.push(...tally.faults, ...streams.flatMap((stream) => stream.faults));
console.log(
  `idle after the load ${megabytes(idle.held)}; just started on the same register ${megabytes(old.held)}`,
);
console.table(tally.table());
console.log(
  `${minutes} min, seed ${seed}: took ${Math.round(capacity)}/s, offered ${Math.round(offered)}/s, ${tally.answered} answered, ${tally.refused} refused, ` +
    `${statements.acknowledged.size} acknowledged, ${streams.reduce((sum, { received }) => sum + received, 0)} streamed, ` +
    `health slow ${health.slow} of ${health.asked} (longest ${Math.round(health.longest)} ms), closed in ${Math.round(closing)} ms, ${faults.length} faults`,
);
if (faults.length > 0) {
  for (const fault of faults.slice(0, 20)) console.error(fault);
  console.error(`the store is kept in ${folder}`);
  process.exit(1);
}
rmSync(folder, { recursive: true, force: true });
process.exit(0);
