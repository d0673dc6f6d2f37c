import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { canonicalEvent } from '#events/canonical.js';
import { EventStore, loggedEvent } from '../../src/event-store/index.js';
import { OpenStreams } from '../../src/feeds/live/open-streams.js';
import { Service } from '../http/service.js';
import { EventSourceClient, type Message } from './event-source.js';

let service: Service;
let base: string;
beforeAll(async () => {
  service = await Service.withBundledRegister();
  const port = await service.listen();
  base = `http://127.0.0.1:${port}/api/v1/feeds`;
});
afterAll(() => service.close());

const source = { title: 'A test' };
const reason = { code: 'other', text: 'A test.' };
let names = 0;
const alias = () => ({
  type: 'AliasAsserted',
  source,
  data: { name: { text: `Alias ${names++}`, kind: 'code' } },
});

async function record(path: string, body: object): Promise<{ eventId: string; position: number }> {
  const { status, text, body: receipt } = await service.post(path, body);
  expect([path, status, status === 201 ? '' : text]).toEqual([path, 201, '']);
  return receipt;
}

/** All that a stream tells up to the end of the log. */
async function caughtUp(path: string, after = 0): Promise<Message[]> {
  const client = new EventSourceClient(
    `${base}/${path}${path.includes('?') ? '&' : '?'}after=${after}&follow=false`,
  );
  await client.listen();
  expect(client.comments.at(-1)).toBe('the end of the log');
  return client.messages;
}

const ids = (messages: readonly Message[]): number[] => messages.map(({ id }) => Number(id));
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

test('from the beginning: every event, in order, as it was recorded', async () => {
  const head = await service.head();
  const messages = await caughtUp('events');
  expect(ids(messages)).toEqual(range(1, head));
  for (const { id, data } of messages) {
    expect(data.position).toBe(Number(id));
    const { body } = await service.get(`events/${data.event.id}?knownAt=position:${id}`);
    expect(data.event).toEqual(body.event);
  }
});

test('a correction tells the fact that it is about, as it stands from there on', async () => {
  const messages = await caughtUp('events?type=EventCorrected');
  expect(messages.length).toBeGreaterThan(5);
  for (const { id, data } of messages) {
    const { body } = await service.get(`events/${data.about.event.id}?knownAt=position:${id}`);
    const { basis: _basis, self: _self, ...fact } = body;
    expect(data.about).toEqual(fact);
  }
});

test('killed and resumed 200 times at random while others record, it sees every event exactly once', async () => {
  const start = await service.head();
  const kills = 200;
  const client = new EventSourceClient(`${base}/events?after=${start - 100}`);
  let killed = 0;
  const writing = (async () => {
    let written = 0;
    for (; written < 500 || killed < kills; written++) await record('products/amimestrocel/events', alias());
    return written;
  })();
  while (killed < kills) {
    // Some are cut off by what they hear, others by the clock, in the middle of whatever is being sent.
    const patience = Math.floor(Math.random() * 5);
    const clock = Math.random() < 0.5 ? setTimeout(() => client.cut(), Math.random() * 30) : undefined;
    let heard = 0;
    await client.listen(() => ++heard <= patience);
    clearTimeout(clock);
    killed++;
  }
  const last = start + (await writing);
  if (client.messages.at(-1)?.id !== String(last)) await client.listen(({ id }) => id !== String(last));
  expect(ids(client.messages)).toEqual(range(start - 99, last));
}, 120_000);

test('with a filter that lets little pass, the id that a comment carries is enough to go on from', async () => {
  const client = new EventSourceClient(`${base}/events?type=MarketingApproved&after=0`);
  const listening = client.listen();
  while (client.messages.length < 5) await sleep(5);
  client.cut();
  await listening;
  const start = await service.head();
  const follower = new EventSourceClient(`${base}/events?type=MarketingApproved`);
  const first = follower.listen();
  while (follower.comments.length === 0) await sleep(5);
  expect(follower.lastEventId).toBe(String(start));
  follower.cut();
  await first;
  await record('products/ct0596/acceptances', {
    effectiveOn: '2026-01-12',
    applicationId: 'NMPA-NDA-T',
    agency: 'NMPA',
    applicationKind: 'NDA',
    source,
  });
  const approval = {
    effectiveOn: '2026-06',
    approvalId: 'NMPA-T',
    applicationId: 'NMPA-NDA-T',
    agency: 'NMPA',
    approvalKind: 'full',
    indication: 'Test',
    source,
  };
  const { position } = await record('products/ct0596/marketing-approvals', approval);
  const second = follower.listen((_message) => false);
  await second;
  expect(ids(follower.messages)).toEqual([position]);
});

describe('review durations', () => {
  test('are told as they close, change and are retracted; whoever comes later hears the same', async () => {
    const path = 'review-times?measure=acceptance-to-marketing-approval,receipt-to-approval';
    const listener = new EventSourceClient(`${base}/${path}`);
    const listening = listener.listen();
    while (listener.comments.length === 0) await sleep(5);
    const start = Number(listener.lastEventId);
    await record('products/ct0596/acceptances', {
      effectiveOn: '2020-01-10',
      applicationId: 'NMPA-NDA-L',
      agency: 'NMPA',
      applicationKind: 'NDA',
      source,
    });
    const approved = await record('products/ct0596/marketing-approvals', {
      effectiveOn: '2020-03-10',
      approvalId: 'NMPA-L',
      applicationId: 'NMPA-NDA-L',
      agency: 'NMPA',
      approvalKind: 'full',
      indication: 'Test',
      source,
    });
    const corrected = await record(`events/${approved.eventId}/correction`, {
      changes: { effectiveOn: '2020-03' },
      reason,
    });
    await record('products/ct0596/events', alias());
    const retracted = await record(`events/${approved.eventId}/retraction`, { reason });
    const restored = await record(`events/${retracted.eventId}/retraction`, { reason });
    while (listener.messages.length < 4) await sleep(5);
    listener.cut();
    await listening;

    const told = listener.messages.map(({ id, data }) => {
      const [change, ...others] = data.changes;
      expect(others).toEqual([]);
      return [Number(id), data.because.type, change.kind, change.before?.days, change.after?.days];
    });
    const [precise, month] = [
      { least: 60, most: 60 },
      { least: 51, most: 81 },
    ];
    expect(told).toEqual([
      [approved.position, 'MarketingApproved', 'closed', undefined, precise],
      [corrected.position, 'EventCorrected', 'changed', precise, month],
      [retracted.position, 'EventRetracted', 'retracted', month, undefined],
      [restored.position, 'EventRetracted', 'closed', undefined, month],
    ]);
    expect(await caughtUp(path, start)).toEqual(listener.messages);
    for (const { id } of listener.messages)
      expect(await caughtUp(path, Number(id))).toEqual(
        listener.messages.filter((message) => Number(message.id) > Number(id)),
      );
  });

  test('applied one after the other, they are what the list of spans says', async () => {
    const head = await service.head();
    const question = 'measure=acceptance-to-marketing-approval&limit=500';
    const list = await service.get(
      `review-times/spans?${question}&effectiveAt=9999-12-31&knownAt=position:${head}`,
    );
    const held: object[] = [];
    for (const { data } of await caughtUp('review-times?measure=acceptance-to-marketing-approval'))
      for (const { before, after } of data.changes) {
        if (before) {
          const at = held.findIndex((each) => JSON.stringify(each) === JSON.stringify(before));
          expect(at).toBeGreaterThanOrEqual(0);
          held.splice(at, 1);
        }
        if (after) held.push(after as object);
      }
    const expected = (list.body.items as { state: string; withinStatutoryTime?: object }[])
      .filter(({ state }) => ['completed', 'withdrawn', 'refused'].includes(state))
      .map(({ withinStatutoryTime: _verdict, ...span }) => span);
    expect(expected.length).toBeGreaterThan(1);
    const inOrder = (spans: readonly object[]) => spans.map((span) => JSON.stringify(span)).sort();
    expect(inOrder(held)).toEqual(inOrder(expected));
  });
});

test('a reader that leaves is forgotten', async () => {
  const open = service.app.get(OpenStreams, { strict: false });
  const before = open.count;
  const client = new EventSourceClient(`${base}/events`);
  const listening = client.listen();
  while (client.comments.length === 0) await sleep(5);
  expect(open.count).toBe(before + 1);
  client.cut();
  await listening;
  while (open.count > before) await sleep(5);
});

describe('when the service closes', () => {
  async function listening(): Promise<{ closing: Service; port: number }> {
    const closing = await Service.start();
    const port = await closing.listen();
    const { status } = await closing.post('products', {
      productId: 'p',
      source,
      names: [{ text: 'P', kind: 'code' }],
    });
    expect(status).toBe(201);
    return { closing, port };
  }

  test('a stream ends with the id to go on from', async () => {
    const { closing, port } = await listening();
    const client = new EventSourceClient(`http://127.0.0.1:${port}/api/v1/feeds/events?after=0`);
    const heard = client.listen();
    while (client.messages.length === 0) await sleep(5);
    await closing.close();
    await heard;
    expect(client.comments.at(-1)).toBe('the service is closing; come again');
    expect(client.lastEventId).toBe('1');
  });

  test('a reader that takes nothing any more is cut off', async () => {
    const { closing, port } = await listening();
    const store = closing.app.get(EventStore, { strict: false });
    const [first] = await store.readPositions([1]);
    // More than any socket holds.
    const events = Array.from({ length: 4_000 }, () => {
      const id = randomUUID();
      const quote = 'x'.repeat(4_000);
      return {
        id,
        body: canonicalEvent({ ...loggedEvent(first!), ...alias(), id, source: { ...source, quote } }),
      };
    });
    await store.append({ stream: 'product-p', expectedRevision: 0, events });
    const stuck = connect({ port, host: '127.0.0.1' });
    const cut = once(stuck, 'close');
    stuck.on('error', () => undefined);
    stuck.write('GET /api/v1/feeds/events?after=0 HTTP/1.1\r\nhost: a\r\n\r\n');
    await once(stuck, 'data');
    stuck.pause();
    // Until the sockets of both ends are full.
    await sleep(1_500);
    await closing.close();
    let rest = '';
    stuck.on('data', (chunk) => (rest = (rest + String(chunk)).slice(-10_000)));
    stuck.resume();
    await cut;
    expect(rest).not.toContain('come again');
    expect(rest).not.toContain('id: 4001');
  });
});

test.each([
  ['events?after=-1', {}, 'after'],
  ['events?after=999999', {}, 'after'],
  ['events?follow=maybe', {}, 'follow'],
  ['events?measure=agency-time', {}, 'measure'],
  ['events?productId=a&referenceId=b', {}, 'referenceId'],
  ['review-times?measure=speed', {}, 'measure'],
  ['review-times?effectiveAt=2025-01-01', {}, 'effectiveAt'],
  ['events', { 'last-event-id': '-1' }, 'last-event-id'],
  ['events', { 'last-event-id': '1.5' }, 'last-event-id'],
  ['events', { 'last-event-id': '999999' }, 'last-event-id'],
])('%s %j is refused and names %s', async (path, headers, field) => {
  const { status, body } = await service.get(`feeds/${path}`, headers);
  expect([status, body.errors[0].field]).toEqual([400, field]);
});
