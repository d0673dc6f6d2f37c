import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HTTP, type CloudEvent } from 'cloudevents';
import { Subscriptions } from '../../src/feeds/webhooks/subscriptions.js';
import { OpenApiDocument } from '../http/document.js';
import { Service, type Answer } from '../http/service.js';
import { Receiver, type Delivered } from './receiver.js';

/** Parsed JSON, so that a test can look into it. */
type Body = any; // eslint-disable-line @typescript-eslint/no-explicit-any

let service: Service;
let document: OpenApiDocument;
const receivers: Receiver[] = [];
beforeAll(async () => {
  service = await Service.withBundledRegister({ WEBHOOK_TARGETS: 'any' });
  document = await OpenApiDocument.of(service);
});
afterAll(async () => {
  await service.close();
  await Promise.all(receivers.map((receiver) => receiver.close()));
});

async function receiving(answer?: (body: Body) => number): Promise<Receiver> {
  const receiver = await Receiver.start(answer);
  receivers.push(receiver);
  return receiver;
}

async function subscribed(body: object): Promise<Body> {
  const answer = await service.post('webhooks', body);
  expect([answer.status, answer.status === 201 ? '' : answer.text]).toEqual([201, '']);
  expect(document.issues('NewWebhookView', answer.body)).toEqual([]);
  expect(answer.headers['location']).toBe(answer.body.links.self);
  return answer.body;
}

const of = (method: string, path: string, body?: object): Promise<Answer> =>
  service.ask({
    method,
    url: `/api/v1/${path}`,
    ...(body && { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(body) }),
  });

/** The answer once it is as expected. */
async function eventually(path: string, expected: (body: Body) => boolean): Promise<Answer> {
  for (;;) {
    const answer = await service.get(path);
    if (expected(answer.body)) return answer;
    await sleep(10);
  }
}

const source = { title: 'A test' };
let names = 0;
const record = async (productId = 'amimestrocel'): Promise<number> => {
  const { status, body } = await service.post(`products/${productId}/events`, {
    type: 'AliasAsserted',
    source,
    data: { name: { text: `Webhook alias ${names++}`, kind: 'code' } },
  });
  expect(status).toBe(201);
  return body.position as number;
};

/** As a receiver does it, by the Standard Webhooks specification. */
function isSigned({ headers, body }: Delivered, secret: string): boolean {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(signed).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .some((signature) => timingSafeEqual(Buffer.from(signature.replace('v1,', ''), 'base64'), expected));
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

test('every event from the beginning, in order, signed, as CloudEvents that the official SDK takes', async () => {
  const receiver = await receiving();
  const head = await service.head();
  const { secret } = await subscribed({ url: receiver.url, after: 0 });
  await receiver.until(head);
  expect(receiver.positions).toEqual(range(1, head));
  for (const delivery of receiver.deliveries) {
    const event = HTTP.toEvent({ headers: delivery.headers, body: delivery.body }) as CloudEvent<Body>;
    expect(event.validate()).toBe(true);
    expect(event.type).toBe(`dev.clockstop.event.${event.data.event.type}`);
    expect([event.id, event.id]).toEqual([event.data.event.id, delivery.headers['webhook-id']]);
    expect(event.time).toBe(event.data.event.recorded.at);
    expect(document.issues('RecordedEvent', event.data)).toEqual([]);
    expect(isSigned(delivery, secret)).toBe(true);
    expect(isSigned({ ...delivery, body: `${delivery.body} ` }, secret)).toBe(false);
    const later = String(Number(delivery.headers['webhook-timestamp']) + 1);
    expect(
      isSigned({ ...delivery, headers: { ...delivery.headers, 'webhook-timestamp': later } }, secret),
    ).toBe(false);
  }
});

test('review durations, with the filter of the live stream, and then what is recorded', async () => {
  const receiver = await receiving();
  await subscribed({
    url: receiver.url,
    feed: 'review-times',
    after: 0,
    filter: { measure: 'acceptance-to-marketing-approval', agency: 'NMPA' },
  });
  await receiver.until(1);
  const stream = await service.get(
    'feeds/review-times?after=0&follow=false&measure=acceptance-to-marketing-approval&agency=NMPA',
  );
  const told = [...stream.text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data!) as object);
  await receiver.until(told.length);
  const events = receiver.deliveries.map(
    ({ headers, body }) => HTTP.toEvent({ headers, body }) as CloudEvent<object>,
  );
  expect(events.map(({ data }) => data)).toEqual(told);
  expect(events[0]!.type).toBe('dev.clockstop.review-times');
  expect(document.issues('DurationsChanged', events[0]!.data)).toEqual([]);
});

test('what is recorded is delivered as it is recorded; a slow receiver does not hold another', async () => {
  const stuck = await receiving(() => 500);
  const quick = await receiving();
  await subscribed({ url: stuck.url });
  await subscribed({ url: quick.url });
  const positions = [await record(), await record()];
  await quick.until(2);
  expect(quick.positions).toEqual(positions);
  while (stuck.deliveries.length === 0) await sleep(10);
  const { body } = await service.get('webhooks');
  expect(document.issues('WebhookList', body)).toEqual([]);
  const standing = body.items.find(({ url }: { url: string }) => url === stuck.url);
  expect(standing.retry).toMatchObject({ position: positions[0], attempts: 1, failure: { status: 500 } });
  expect(JSON.stringify(body)).not.toContain('whsec_');
});

test('a receiver that hangs up is tried again, and hears the same again in its place', async () => {
  let calls = 0;
  const receiver = await receiving(() => (++calls === 1 ? 0 : 204));
  const { links } = await subscribed({ url: receiver.url });
  const first = await record();
  while (calls === 0) await sleep(10);
  const second = await record();
  // Waits for seconds; who knows that the receiver is well again need not.
  await sleep(100);
  await of('PATCH', links.self.replace('/api/v1/', ''), { state: 'active' });
  await receiver.until(2);
  expect(receiver.positions).toEqual([first, second]);
  expect(new Set(receiver.deliveries.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
});

test('paused, it delivers nothing; it goes on where it stood; deleted, it is no more', async () => {
  const receiver = await receiving();
  const { id } = await subscribed({ url: receiver.url });
  const first = await record();
  await receiver.until(1);
  const answer = await of('PATCH', `webhooks/${id}`, { state: 'paused' });
  expect([answer.status, answer.body.state, document.issues('WebhookView', answer.body)]).toEqual([
    200,
    'paused',
    [],
  ]);
  const later = [await record(), await record()];
  await sleep(200);
  expect(receiver.positions).toEqual([first]);
  await of('PATCH', `webhooks/${id}`, { state: 'active' });
  await receiver.until(3);
  expect(receiver.positions).toEqual([first, ...later]);
  expect((await of('DELETE', `webhooks/${id}`)).status).toBe(204);
  await record();
  await sleep(200);
  expect(receiver.positions).toEqual([first, ...later]);
  for (const [method, path] of [
    ['GET', ''],
    ['DELETE', ''],
    ['GET', '/dead-letters'],
  ])
    expect((await of(method!, `webhooks/${id}${path}`)).status).toBe(404);
});

test('410 ends it, and says so', async () => {
  const receiver = await receiving(() => 410);
  const { id } = await subscribed({ url: receiver.url });
  await record();
  const { body } = await eventually(`webhooks/${id}`, ({ state }) => state !== 'active');
  expect([body.state, body.reason]).toEqual(['gone', 'The receiver answered 410 Gone.']);
});

test('one whose filter is no longer understood says so, and keeps none behind it waiting', async () => {
  const receiver = await receiving();
  const subscriptions = service.app.get(Subscriptions, { strict: false });
  const id = '00000000-0000-4000-8000-00000000000f';
  await subscriptions.add({
    id,
    url: receiver.url,
    feed: 'events',
    // As if it had been stored before the two were told apart.
    filter: { productId: 'a', referenceId: 'b' },
    state: 'active',
    createdAt: new Date().toISOString(),
    createdBy: 'tester',
    secrets: [{ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }],
    position: 0,
    deadLetters: [],
  });
  await subscribed({ url: receiver.url });
  const position = await record();
  await receiver.until(1);
  expect(receiver.positions).toEqual([position]);
  const { body } = await eventually(`webhooks/${id}`, ({ fault }) => fault !== undefined);
  expect(document.issues('WebhookView', body)).toEqual([]);
  expect(body).toMatchObject({ state: 'active', position: 0, fault: { detail: expect.any(String) } });
  expect((await of('DELETE', `webhooks/${id}`)).status).toBe(204);
});

test('another secret signs beside the one before', async () => {
  const receiver = await receiving();
  const { id, secret } = await subscribed({ url: receiver.url });
  const { status, body } = await service.post(`webhooks/${id}/secret`, {});
  expect([status, document.issues('NewWebhookView', body)]).toEqual([200, []]);
  expect(body.secret).not.toBe(secret);
  await record();
  await receiver.until(1);
  const [delivery] = receiver.deliveries;
  expect([isSigned(delivery!, secret), isSigned(delivery!, body.secret)]).toEqual([true, true]);
});

test('what was given up after days is a dead letter, and can be sent once more', async () => {
  let well = false;
  const receiver = await receiving(() => (well ? 204 : 503));
  const { id } = await subscribed({ url: receiver.url });
  const position = await record();
  while (receiver.deliveries.length === 0) await sleep(10);
  // As if it had begun to fail three days ago.
  const subscriptions = service.app.get(Subscriptions, { strict: false });
  while (!(await subscriptions.find(id))!.retry) await sleep(10);
  await subscriptions.update(id, (standing) => ({
    ...standing,
    retry: { ...standing.retry!, firstAt: new Date(Date.now() - 3 * 86_400_000).toISOString() },
  }));
  await of('PATCH', `webhooks/${id}`, { state: 'active' });
  const letters = await eventually(`webhooks/${id}/dead-letters`, ({ items }) => items.length > 0);
  expect(document.issues('DeadLetterList', letters.body)).toEqual([]);
  expect(letters.body.items).toMatchObject([
    { position, type: 'AliasAsserted', attempts: 2, failure: { status: 503 }, replay: false },
  ]);

  well = true;
  const next = await record();
  await receiver.until(1);
  expect(receiver.positions).toEqual([next]);
  const wrong = await service.post(`webhooks/${id}/dead-letters/replay`, { positions: [1] });
  expect([wrong.status, wrong.body.errors[0].field]).toEqual([400, 'positions']);
  const replay = await service.post(`webhooks/${id}/dead-letters/replay`, { positions: [position] });
  expect([replay.status, replay.body.items[0].replay]).toEqual([202, true]);
  await receiver.until(2);
  expect(receiver.positions).toEqual([next, position]);
  await eventually(`webhooks/${id}/dead-letters`, ({ items }) => items.length === 0);
});

test('a restart goes on where it stood: what waited is delivered, and nothing that was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clockstop-webhooks-'));
  const environment = { EVENT_STORE: 'sqlite', DATA_DIR: folder, WEBHOOK_TARGETS: 'any' };
  let well = true;
  const receiver = await receiving(() => (well ? 204 : 503));
  const product = (productId: string) => ({ productId, source, names: [{ text: productId, kind: 'code' }] });
  try {
    const first = await Service.start(environment);
    expect((await first.post('webhooks', { url: receiver.url, after: 0 })).status).toBe(201);
    await first.post('products', product('a'));
    await receiver.until(1);
    well = false;
    await first.post('products', product('b'));
    while (receiver.deliveries.length < 2) await sleep(10);
    await first.post('products', product('c'));
    await first.close();
    well = true;
    const second = await Service.start(environment);
    await receiver.until(3);
    await sleep(100);
    const ids = receiver.accepted.map(({ body }) => (JSON.parse(body) as { subject: string }).subject);
    expect(ids).toEqual(['product-a', 'product-b', 'product-c']);
    await second.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every example of a body is taken', async () => {
  for (const { operationId, method, path, tags, requestBody } of document.operations) {
    if (!tags?.includes('Webhooks') || !requestBody) continue;
    const { id } = await subscribed({ url: 'https://receiver.example/' });
    for (const { value } of Object.values(requestBody.content['application/json']!.examples!)) {
      // There is no dead letter yet that could be named.
      if (operationId === 'replayDeadLetters' && 'positions' in (value as object)) continue;
      const url = path.replace('/api/v1/', '').replace('{webhookId}', id as string);
      const { status, text } = await of(method, url, value as object);
      expect([operationId, status < 300 ? '' : text]).toEqual([operationId, '']);
    }
  }
  // Nobody listens there: what waits for it is called off.
  for (const { id } of (await service.get('webhooks')).body.items as { id: string }[])
    expect((await of('DELETE', `webhooks/${id}`)).status).toBe(204);
});

describe('what is refused', () => {
  const url = 'https://receiver.example/';
  test.each<[string, string, object]>([
    ['url', 'no address', {}],
    ['url', 'no web address', { url: 'ftp://receiver.example/' }],
    ['url', 'spaces', { url: 'https://receiver.example/a b' }],
    ['url', 'no host', { url: 'https://:80/' }],
    ['url', 'a password', { url: 'https://user:password@receiver.example/' }],
    ['url', 'a number', { url: 7 }],
    ['feed', 'an unknown feed', { url, feed: 'everything' }],
    ['filter.agency', 'a malformed filter', { url, filter: { agency: 'nmpa' } }],
    ['filter.measure', 'a filter of the other feed', { url, filter: { measure: 'agency-time' } }],
    ['filter.constructor', 'a filter that is none', { url, filter: { constructor: 'x' } }],
    ['referenceId', 'filters that do not go together', { url, filter: { productId: 'a', referenceId: 'b' } }],
    ['filter.agency', 'a filter that is no text', { url, filter: { agency: 7 } }],
    ['after', 'a position beyond the log', { url, after: 999_999 }],
    ['after', 'no position', { url, after: -1 }],
    ['secret', 'a weak secret', { url, secret: 'whsec_c2hvcnQ=' }],
    ['secret', 'a secret without its prefix', { url, secret: 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }],
    ['events', 'an unknown field', { url, events: [] }],
  ])('%s: %s', async (field, _, body) => {
    const { status, body: problem } = await service.post('webhooks', body);
    expect([status, problem.errors?.map((error: { field: string }) => error.field)]).toEqual([400, [field]]);
  });

  test('a change that changes nothing, and one of something else', async () => {
    const { id } = await subscribed({ url });
    for (const [method, path, body, field] of [
      ['PATCH', '', {}, ''],
      ['PATCH', '', { state: 'gone' }, 'state'],
      ['PATCH', '', { secret: 'x' }, 'secret'],
      ['POST', '/dead-letters/replay', { positions: [] }, 'positions'],
      ['POST', '/dead-letters/replay', { positions: [0] }, 'positions.0'],
      ['POST', '/secret', { secret: 'short' }, 'secret'],
    ] as const) {
      const answer = await of(method, `webhooks/${id}${path}`, body);
      expect([method, path, answer.status, answer.body.errors?.[0].field]).toEqual([
        method,
        path,
        400,
        field,
      ]);
    }
    await of('DELETE', `webhooks/${id}`);
  });

  test('addresses inside, where the configuration does not allow them', async () => {
    const careful = await Service.start({ WEBHOOK_TARGETS: 'public' });
    try {
      for (const inside of [
        'http://receiver.example/',
        'https://127.0.0.1/',
        'https://2130706433/',
        'https://0177.0.0.1/',
        'https://[::ffff:7f00:1]/',
        'https://169.254.169.254/latest/meta-data/',
        'https://localhost/',
      ]) {
        const { status, body } = await careful.post('webhooks', { url: inside });
        expect([inside, status, body.errors?.[0].field]).toEqual([inside, 400, 'url']);
      }
    } finally {
      await careful.close();
    }
  });
});
