import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, NO_STREAM, START } from '@eventstore/db-client';
import * as kinds from './double/index.js';
import { EventStoreDbDouble, type Fault } from './double/index.js';

let double: EventStoreDbDouble;
let client: EventStoreDBClient;

afterEach(async () => {
  await client.dispose();
  await double.stop();
});

async function start(options: kinds.DoubleOptions = {}): Promise<void> {
  double = await EventStoreDbDouble.start(options);
  client = EventStoreDBClient.connectionString(double.url);
}

const event = () => jsonEvent({ id: randomUUID(), type: 'Counted', data: {} });
const PLAIN = { credentials: { username: 'admin', password: 'changeit' } };
const append = (options: object = {}, events = [event()]) =>
  client.appendToStream('a', events, { expectedRevision: NO_STREAM, ...options });

async function readAll(): Promise<number> {
  let count = 0;
  for await (const _ of client.readAll({ fromPosition: START })) count++;
  return count;
}

describe('an append that is refused', () => {
  // What the client makes of the same refusal differs between its two ways to append.
  it.each<[string, Fault, string, string]>([
    ['node down', kinds.isUnavailable, 'unavailable', 'unavailable'],
    ['connection broken', kinds.breaksBefore, 'unavailable', 'unavailable'],
    ['not ready', kinds.isNotReady, 'unavailable', 'unknown'],
    ['busy', kinds.isBusy, 'unavailable', 'unknown'],
    ['access denied', kinds.deniesAccess, 'access-denied', 'access-denied'],
    ['too large', kinds.isTooLarge, 'maximum-append-size-exceeded', 'maximum-append-size-exceeded'],
    ['not leader', kinds.isNotLeader({ host: '127.0.0.1', port: 1 }), 'not-leader', 'not-leader'],
  ])('%s', async (_, fault, plain, batched) => {
    await start();
    const before = double.log.length;
    double.faults.next('append', fault);
    await expect(append(PLAIN)).rejects.toMatchObject({ type: plain });
    await new Promise((resolve) => setImmediate(resolve));
    client = EventStoreDBClient.connectionString(double.url);
    double.faults.next('append', fault);
    await expect(append()).rejects.toMatchObject({ type: batched });
    expect(double.log.length).toBe(before);
    expect(double.faults.pending).toBe(0);
  });

  it('over the limit of the server', async () => {
    await start({ maxAppendSize: 1_000 });
    const large = () => [jsonEvent({ type: 'Large', data: { text: 'x'.repeat(1_000) } })];
    await expect(append({}, large())).rejects.toMatchObject({ maxAppendSize: 1_000 });
    await expect(append(PLAIN, large())).rejects.toMatchObject({ maxAppendSize: 1_000 });
  });
});

describe('an append that lands', () => {
  it.each<[string, Fault, object, string]>([
    ['loses its answer', kinds.losesAcknowledgement, {}, 'unavailable'],
    ['loses its connection', kinds.breaksAfter, {}, 'unavailable'],
    ['is said to have timed out in a batch', kinds.timesOut, {}, 'deadline-exceeded'],
    ['is said to have timed out', kinds.timesOut, PLAIN, 'timeout'],
    ['is never answered', kinds.keepsAcknowledgement, { ...PLAIN, deadline: 500 }, 'deadline-exceeded'],
  ])('%s, and is found written by the next attempt', async (_, fault, options, type) => {
    await start();
    const before = double.log.length;
    const events = [event(), event()];
    double.faults.next('append', fault);
    await expect(append(options, events)).rejects.toMatchObject({ type });
    expect(double.log.length).toBe(before + 2);
    await expect(append({ ...options, deadline: undefined }, events)).resolves.toMatchObject({
      nextExpectedRevision: 1n,
    });
    expect(double.log.length).toBe(before + 2);
  });

  it('is never answered in a batch, whatever its deadline', async () => {
    await start();
    double.faults.next('append', kinds.keepsAcknowledgement);
    const answered = append({ deadline: 500 }).then(() => true);
    const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 800));
    expect(await Promise.race([answered.catch(() => true), late])).toBe(false);
  });
});

describe('a read', () => {
  it('breaks after some of its events, and is whole again', async () => {
    await start();
    await append({}, [event(), event()]);
    double.faults.next('readAll', kinds.dropsAfter(2));
    await expect(readAll()).rejects.toMatchObject({ type: 'unavailable' });
    expect(await readAll()).toBe(double.log.length);
  });
});

describe('a subscription', () => {
  const subscribe = (onData: () => void = () => undefined) =>
    new Promise<unknown>((resolve) =>
      client
        .subscribeToAll()
        .on('data', onData)
        .on('error', resolve)
        .on('end', () => resolve('end')),
    );

  it.each<[string, Fault, string]>([
    ['dropped', kinds.dropsAfter(2), 'unavailable'],
    ['cut off', kinds.resetsAfter(2), 'unavailable'],
    ['found too slow', kinds.findsConsumerSlowAfter(2), 'timeout'],
    ['denied', kinds.deniesAccess, 'access-denied'],
  ])('is %s', async (_, fault, type) => {
    await start();
    double.faults.next('subscribe', fault);
    await expect(subscribe()).resolves.toMatchObject({ type });
  });

  it('that does not take its events is dropped when it is live, and not before', async () => {
    await start({ dropSlowConsumers: true, liveBuffer: 10 });
    const subscription = client.subscribeToAll({ fromPosition: START });
    const error = new Promise((resolve) => subscription.on('error', resolve));
    await new Promise((resolve) => subscription.once('caughtUp', resolve).resume());
    subscription.pause();
    const large = jsonEvent({ type: 'Large', data: { text: 'x'.repeat(20_000) } });
    // What is not taken fills the window of its connection, so that another has to write.
    const writer = EventStoreDBClient.connectionString(double.url);
    for (let n = 0; n < 300; n++) await writer.appendToStream('b', { ...large, id: randomUUID() });
    subscription.resume();
    await expect(error).resolves.toMatchObject({ type: 'timeout', code: 10 });
    await writer.dispose();
  });
});

describe('several nodes', () => {
  it('let the one that leads be found, and tell who leads now', async () => {
    await start({ nodes: 3 });
    await append({ requiresLeader: true });
    double.elect(double.members[2]);
    const next = { expectedRevision: 0n, requiresLeader: true };
    await expect(append(next)).rejects.toMatchObject({
      type: 'not-leader',
      leader: { port: double.members[2]!.port },
    });
    await expect(append(next)).resolves.toMatchObject({ nextExpectedRevision: 1n });
  });

  it('survive a node that stops and comes back', async () => {
    await start({ nodes: 2 });
    await append();
    const [first, second] = double.members;
    await first!.stop();
    double.elect(second);
    await expect(append({ expectedRevision: 0n })).rejects.toMatchObject({ type: 'unavailable' });
    await expect(append({ expectedRevision: 0n })).resolves.toMatchObject({ success: true });
    await first!.start();
    expect(await readAll()).toBe(double.log.length);
  });

  it('are not all equally far', async () => {
    await start();
    await append();
    double.members[0]!.holdBack();
    const held = await readAll();
    await append({ expectedRevision: 0n });
    expect(await readAll()).toBe(held);
    double.members[0]!.catchUp();
    expect(await readAll()).toBe(held + 1);
  });

  it('take no writes without a leader', async () => {
    await start({ nodes: 2 });
    double.elect(undefined);
    const node = double.members[0]!;
    client = EventStoreDBClient.connectionString(`esdb://${node.host}:${node.port}?tls=false`);
    await expect(append()).rejects.toMatchObject({ type: 'unknown' });
  });
});

describe('deleting', () => {
  it('hides a stream, whose revisions count on', async () => {
    await start();
    await append({}, [event(), event()]);
    await client.deleteStream('a');
    await expect(client.readStream('a')[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      type: 'stream-not-found',
    });
    await expect(append()).resolves.toMatchObject({ nextExpectedRevision: 2n });
  });

  it('for good refuses every append', async () => {
    await start();
    await append();
    await client.tombstoneStream('a');
    await expect(append({ expectedRevision: 'any' })).rejects.toMatchObject({ type: 'stream-deleted' });
    await expect(append({ expectedRevision: 'any', ...PLAIN })).rejects.toMatchObject({
      type: 'stream-deleted',
      streamName: 'a',
    });
  });
});
