import {
  type Appended,
  type AppendRequest,
  type EventStore,
  EventTooLargeError,
  type StoredEvent,
  StoreUnavailableError,
  WrongExpectedRevisionError,
} from '../../../src/event-store/event-store.js';
import type { EventStoreDbDouble } from '../double/index.js';
import type { Incident, Plan, Writer } from './plan.js';

/** What the clients of the store were told. */
export interface Told {
  readonly acknowledged: { readonly request: AppendRequest; readonly answer: Appended }[];
  readonly subscribers: { readonly after: number; readonly seen: StoredEvent[] }[];
}

/** Lets everybody do their part at the same time, until every request is acknowledged and every event is seen. */
export async function run(plan: Plan, store: EventStore, double: EventStoreDbDouble): Promise<Told> {
  const told: Told = { acknowledged: [], subscribers: [] };
  const total = plan.writers.flatMap(({ requests }) => requests.flatMap(({ events }) => events)).length;
  for (const { operation, fault, skip } of plan.faults) double.faults.next(operation, fault, skip);
  const incidents = [...plan.incidents];
  const acknowledge = async (request: AppendRequest, answer: Appended): Promise<void> => {
    const count = told.acknowledged.push({ request, answer });
    for (const incident of incidents.splice(0))
      if (incident.after > count) incidents.push(incident);
      else await befall(double, incident.kind);
  };
  const following = plan.subscribers.map(({ after, resumesAfter }) => {
    const subscriber = { after, seen: [] };
    told.subscribers.push(subscriber);
    return follow(store, subscriber, resumesAfter, total);
  });
  await Promise.all(plan.writers.map((writer) => write(store, writer, acknowledge)));
  await Promise.all(following);
  return told;
}

type Acknowledge = (request: AppendRequest, answer: Appended) => Promise<void>;

async function write(
  store: EventStore,
  { requests, together }: Writer,
  acknowledge: Acknowledge,
): Promise<void> {
  if (together) {
    const answers = await insist(() => store.appendAll(requests));
    for (const [i, answer] of answers.entries()) {
      if (answer instanceof WrongExpectedRevisionError) throw answer;
      await acknowledge(requests[i]!, answer);
    }
    return;
  }
  for (let asked of requests)
    for (let acknowledged = false; !acknowledged;) {
      try {
        await acknowledge(asked, await insist(() => store.append(asked)));
        acknowledged = true;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevisionError)) throw error;
        asked = { ...asked, expectedRevision: error.actual };
      }
    }
}

/** As whoever is told that the store cannot be reached now: asks again for the same. */
async function insist<T>(act: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await act();
    } catch (error) {
      const passes = error instanceof StoreUnavailableError || error instanceof EventTooLargeError;
      if (!passes || attempts === 20) throw error;
    }
  }
}

/** Leaves once on the way, and comes back after what it has seen. */
async function follow(
  store: EventStore,
  { after, seen }: { readonly after: number; readonly seen: StoredEvent[] },
  resumesAfter: number,
  total: number,
): Promise<void> {
  for (const most of [Math.min(resumesAfter, total - after), total - after]) {
    if (seen.length >= most) continue;
    const subscription = store.subscribe(seen.at(-1)?.position ?? after);
    for await (const page of subscription) {
      seen.push(...page);
      if (seen.length >= most) break;
    }
    subscription.close();
  }
}

async function befall(double: EventStoreDbDouble, incident: Incident): Promise<void> {
  const { leader } = double;
  const other = double.members.find((node) => node !== leader);
  if (incident === 'leader changes') double.elect(other);
  if (incident === 'connections drop') for (const node of double.members) node.dropConnections();
  if (incident === 'node restarts') {
    double.elect(other);
    await leader?.stop();
    await leader?.start();
  }
}
