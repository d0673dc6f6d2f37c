/**
 * Kills the service with SIGKILL at random moments under load, and now and then while it starts, and checks, each time it is back, that
 * every acknowledged event is there as acknowledged, that no other is half there, and that the projections it has carried on equal a full
 * rebuild.
 *
 *   npm run build && node test/crash/service-crash.mjs [rounds=200] [seed] [services at once: one for each processor]
 *
 * Each service has a store of its own, and begins with an empty one after every 50 rounds, when everything is checked again from
 * the first event on. On the embedded store; with EVENT_STORE=eventstoredb on the server that ESDB_URL names.
 */
import { availableParallelism } from 'node:os';
import { CrashedService } from './crashed-service.mjs';
import { seededRandom } from './log-check.mjs';

const rounds = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31));
const services = Math.min(rounds, Number(process.argv[4] ?? availableParallelism()));
const ROUNDS_OF_A_STORE = 50;
console.log(`${rounds} rounds, seed ${seed}, ${services} services at once`);

const since = performance.now();
let begun = 0;
let done = 0;
let acknowledged = 0;

async function crash(name) {
  const random = seededRandom(seed + name);
  for (let store = 0; begun < rounds; store++) {
    const service = new CrashedService(random, `${name}_${store}`);
    for (let round = 0; round < ROUNDS_OF_A_STORE && begun < rounds; round++) {
      begun++;
      await service.round();
      if (++done % 20 === 0) console.log(`round ${done}: ${secondsEach()} s each`);
    }
    await service.finish();
    acknowledged += service.acknowledged.size;
  }
}

function secondsEach() {
  return ((performance.now() - since) / 1000 / done).toFixed(1);
}

await Promise.all(Array.from({ length: services }, (_, name) => crash(name)));
console.log(`${rounds} rounds, ${acknowledged} acknowledged events, 0 lost; ${secondsEach()} s each`);
