import assert from 'node:assert/strict';
import { clientMaker } from '../../../src/event-store/eventstoredb/client-maker.js';
import { EventStoreDbEventStore } from '../../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import type { EventStore, StoredEvent } from '../../../src/event-store/event-store.js';
import { EventStoreDbDouble } from '../double/index.js';
import { idOfRecord } from '../double/record.js';
import { newLogName } from '../eventstoredb-fixture.js';
import { planOf } from './plan.js';
import { run, type Told } from './run.js';

/** Waits short enough for thousands of schedules. */
const TIMING = { attempt: 500, patience: 10_000, firstPause: 2, longestPause: 50 };
/** Schedules that share a double, so that its log stays short. */
const PER_DOUBLE = 50;
/** A schedule that takes longer is stuck. */
const LONGEST = 120_000;

/** Runs the schedules of these seeds, one after the other. @throws with the seed of the first that fails */
export async function checkSchedules(first: number, count: number): Promise<void> {
  for (let seed = first; seed < first + count; seed += PER_DOUBLE) {
    const double = await EventStoreDbDouble.start({ nodes: 2 });
    try {
      for (let s = seed; s < Math.min(seed + PER_DOUBLE, first + count); s++) await checkSchedule(s, double);
    } finally {
      await double.stop();
    }
  }
}

async function checkSchedule(seed: number, double: EventStoreDbDouble): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  try {
    const stuck = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(new Error(`nothing more happened within ${LONGEST} ms`)), LONGEST);
    });
    await Promise.race([schedule(seed, double), stuck]);
  } catch (error) {
    throw new Error(`schedule with seed ${seed}: ${(error as Error).message}`, { cause: error });
  } finally {
    clearTimeout(late);
    double.faults.clear();
  }
}

async function schedule(seed: number, double: EventStoreDbDouble): Promise<void> {
  const plan = planOf(seed);
  const log = newLogName();
  const where = { ESDB_URL: double.url, ESDB_USER: '', ESDB_PASSWORD: '', ESDB_CA_FILE: '' };
  const store = await EventStoreDbEventStore.open({ makeClient: clientMaker(where), log, timing: TIMING });
  try {
    const told = await run(plan, store, double);
    double.faults.clear();
    const expected = plan.writers.flatMap(({ requests }) =>
      requests.flatMap(({ events }) => events.map(({ id }) => id)),
    );
    const held = heldBy(double, `${log}-`);
    assert.deepEqual([...held].sort(), expected.sort(), 'the server holds every event exactly once');
    const logged = await logOf(store);
    assert.deepEqual(
      logged.map(({ id }) => id),
      held,
      'the store gives the log in the order of the server',
    );
    assert.deepEqual(
      logged.map(({ position }) => position),
      held.map((_, i) => i + 1),
      'positions are dense',
    );
    checkAnswers(told, logged);
    checkSubscribers(told, logged);
  } finally {
    await store.close();
  }
  await noConnectionIsLeft(double);
}

/** Each request stands whole and in its order, where its answer says; those of one writer one after the other. */
function checkAnswers({ acknowledged }: Told, logged: readonly StoredEvent[]): void {
  for (const { request, answer } of acknowledged) {
    const last = logged[answer.position - 1];
    assert.equal(last?.id, request.events.at(-1)!.id, 'an answer names the position of the last event');
    assert.equal(last?.revision, answer.revision, 'an answer names the revision of the last event');
    assert.equal(answer.revision, request.expectedRevision + request.events.length);
    const stream = logged.filter((event) => event.stream === request.stream);
    const there = stream.slice(request.expectedRevision + 1, answer.revision + 1);
    assert.deepEqual(
      there.map(({ id, body }) => ({ id, body })),
      request.events,
    );
  }
}

function checkSubscribers({ subscribers }: Told, logged: readonly StoredEvent[]): void {
  for (const { after, seen } of subscribers)
    assert.deepEqual(seen, logged.slice(after), 'a subscriber sees each event exactly once, in order');
}

/** The ids of the log's events, as the double has them. */
function heldBy({ log }: EventStoreDbDouble, prefix: string): string[] {
  const ids: string[] = [];
  for (let index = 0; index < log.length; index++)
    if (log.streamOf(index).startsWith(prefix)) ids.push(idOfRecord(log.record(index)));
  return ids;
}

async function logOf(store: EventStore): Promise<StoredEvent[]> {
  const logged: StoredEvent[] = [];
  for await (const page of store.readAll(0)) logged.push(...page);
  return logged;
}

async function noConnectionIsLeft({ members }: EventStoreDbDouble): Promise<void> {
  const left = (): number => members.reduce((sum, { connections }) => sum + connections, 0);
  for (const end = Date.now() + 2_000; left() > 0 && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 2));
  assert.equal(left(), 0, 'a closed store has no connection left');
}
