import { randomUUID } from 'node:crypto';
import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  excludeSystemEvents,
  FORWARDS,
  jsonEvent,
  NO_STREAM,
  START,
  streamNameFilter,
  type AllStreamResolvedEvent,
} from '@eventstore/db-client';
import { EventStoreDbDouble } from './double/index.js';

let double: EventStoreDbDouble;
let client: EventStoreDBClient;

beforeEach(async () => {
  double = await EventStoreDbDouble.start();
  client = EventStoreDBClient.connectionString(double.url);
});
afterEach(async () => {
  await client.dispose();
  await double.stop();
});

const event = (n: number) => jsonEvent({ id: randomUUID(), type: 'Counted', data: { n } });
const events = (count: number) => Array.from({ length: count }, (_, n) => event(n));

async function all<T>(read: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of read) list.push(item);
  return list;
}

describe('appending', () => {
  it.each(['in a batch', 'in a call of its own'])('writes what is read back, %s', async (how) => {
    const written = events(3);
    // Credentials make the client use the plain call.
    const credentials = how === 'in a batch' ? undefined : { username: 'admin', password: 'changeit' };
    const answer = await client.appendToStream('a', written, { expectedRevision: NO_STREAM, credentials });
    expect(answer).toMatchObject({ success: true, nextExpectedRevision: 2n });
    const read = await all(client.readStream('a'));
    expect(read.map((resolved) => resolved.event?.data)).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
    expect(read.map((resolved) => resolved.event?.id)).toEqual(written.map(({ id }) => id));
    expect(Date.now() - read[0]!.event!.created.getTime()).toBeLessThan(60_000);

    const again = await client.appendToStream('a', written, { expectedRevision: NO_STREAM, credentials });
    expect(again).toMatchObject({ success: true, nextExpectedRevision: 2n });
    const other = client.appendToStream('a', [written[0]!, event(9)], {
      expectedRevision: NO_STREAM,
      credentials,
    });
    await expect(other).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 2n });
    expect(await all(client.readStream('a'))).toHaveLength(3);
  });
});

describe('reading', () => {
  beforeEach(async () => {
    await client.appendToStream('a', events(3), { expectedRevision: NO_STREAM });
    await client.appendToStream('b', events(2), { expectedRevision: NO_STREAM });
  });
  const revisions = (list: readonly { event?: { revision: bigint } }[]) =>
    list.map((resolved) => Number(resolved.event!.revision));

  it('gives a stream from either end', async () => {
    expect(revisions(await all(client.readStream('a', { fromRevision: 1n })))).toEqual([1, 2]);
    const backwards = { direction: BACKWARDS, fromRevision: END, maxCount: 2 } as const;
    expect(revisions(await all(client.readStream('a', backwards)))).toEqual([2, 1]);
  });

  it('says that there is no stream', async () => {
    await expect(all(client.readStream('none'))).rejects.toMatchObject({
      type: 'stream-not-found',
      streamName: 'none',
    });
  });

  it('gives $all forwards from a position with it, and backwards without', async () => {
    const everything = await all(client.readAll({ direction: FORWARDS, fromPosition: START }));
    expect(everything.filter(({ event }) => event?.type.startsWith('$')).length).toBeGreaterThan(0);
    const counted = everything.filter(({ event }) => event?.type === 'Counted');
    expect(counted.map(({ event }) => event!.streamId)).toEqual(['a', 'a', 'a', 'b', 'b']);
    const { position } = counted[2]!.event!;
    expect(revisions(await all(client.readAll({ fromPosition: position })))).toEqual([2, 0, 1]);
    const back = await all(client.readAll({ direction: BACKWARDS, fromPosition: position, maxCount: 2 }));
    expect(revisions(back)).toEqual([1, 0]);
  });
});

describe('subscribing', () => {
  it('sends what is there, catches up, and goes on with what is written, by a filter', async () => {
    await client.appendToStream('log-a', events(2), { expectedRevision: NO_STREAM });
    await client.appendToStream('other', events(2), { expectedRevision: NO_STREAM });
    const checkpoints: bigint[] = [];
    const subscription = client.subscribeToAll({
      fromPosition: START,
      filter: streamNameFilter({
        prefixes: ['log-'],
        maxSearchWindow: 1,
        checkpointInterval: 2,
        checkpointReached: (_, { commit }) => void checkpoints.push(commit),
      }),
    });
    const seen: AllStreamResolvedEvent[] = [];
    subscription.on('data', (resolved) => seen.push(resolved));
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    expect(seen).toHaveLength(2);
    await client.appendToStream('log-b', events(1), { expectedRevision: NO_STREAM });
    await until(() => seen.length === 3);
    expect(checkpoints.length).toBeGreaterThan(0);
    await subscription.unsubscribe();

    const resumed = client.subscribeToAll({
      fromPosition: seen[1]!.event!.position,
      filter: excludeSystemEvents(),
    });
    const rest: string[] = [];
    resumed.on('data', ({ event }) => rest.push(event!.streamId));
    await until(() => rest.length === 3);
    expect(rest).toEqual(['other', 'other', 'log-b']);
    await resumed.unsubscribe();
  });
});

/** Resolves when it holds; the test times out where it never does. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
