import { request as send, type ClientRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProductState } from '#projections/product/state.js';
import { RegisterStates } from '../../src/asking/index.js';
import { Service, type Answer } from '../http/service.js';

let service: Service;
let port: number;
beforeAll(async () => {
  service = await Service.start({ EXPORTS_AT_ONCE: '1' });
  port = await service.listen();
  const source = { title: 'A test' };
  await service.post('products', { productId: 'p', source, names: [{ text: 'P', kind: 'code' }] });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => service.close());

/** An export that has begun to be answered and goes on when it is told to. */
interface Held {
  readonly sending: ClientRequest;
  readonly response: IncomingMessage;
  readonly goOn: () => void;
  readonly breakOff: (error: Error) => void;
}

async function held(): Promise<Held> {
  let goOn!: () => void;
  let breakOff!: (error: Error) => void;
  const told = new Promise<void>((resolve, reject) => ([goOn, breakOff] = [resolve, reject]));
  jest
    .spyOn(service.app.get(RegisterStates, { strict: false }), 'all')
    .mockImplementationOnce(async function* () {
      yield { productId: 'first' } as ProductState;
      await told;
    });
  const sending = send({ port, host: '127.0.0.1', path: '/api/v1/register', agent: false });
  sending.on('error', () => undefined).end();
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  return { sending, response, goOn, breakOff };
}

const ask = (path = 'register', headers: Record<string, string> = {}): Promise<Answer> =>
  service.get(path, headers);
/** Resolves when an export is let in again. */
async function freed(): Promise<void> {
  while ((await ask()).status === 503) await sleep(5);
}

test('an export too many is refused, told when to come again and counted; what is no export is answered', async () => {
  const { response, goOn } = await held();
  const refused = await ask();
  expect([refused.status, refused.headers['retry-after'], refused.headers['cache-control']]).toEqual([
    503,
    '5',
    'no-store',
  ]);
  expect(refused.body).toMatchObject({
    type: 'https://clockstop.dev/problems/exports-under-way',
    detail: '1 tables, bundles or other exports are under way, which is as many as are made at once.',
  });
  for (const path of [
    'log/bundle',
    'diff',
    'events?format=csv',
    'events?format=parquet',
    'review-times/spans?measure=receipt-to-approval&format=csv',
  ])
    expect([path, (await ask(path)).status]).toEqual([path, 503]);
  expect((await ask('events', { accept: 'text/csv' })).status).toBe(503);
  for (const path of [
    'events',
    'events?format=json',
    'diff?productId=p',
    'products',
    'review-times?measure=receipt-to-approval&format=csv',
  ])
    expect([path, (await ask(path)).status]).toEqual([path, 200]);
  expect((await service.get('/metrics')).text).toContain(
    'clockstop_http_requests_refused_total{reason="exports"} 7',
  );
  goOn();
  await once(response.resume(), 'end');
  await freed();
});

test('a place is free again when the caller has gone', async () => {
  const { sending } = await held();
  sending.destroy();
  await freed();
});

test('a place is free again when the answer has broken off, which is not taken for a whole one', async () => {
  const { response, breakOff } = await held();
  const ended = new Promise<string>((resolve) => {
    response.on('end', () => resolve('whole')).on('close', () => resolve('broken off'));
  });
  response.resume();
  breakOff(new Error('The store is gone.'));
  expect(await ended).toBe('broken off');
  await freed();
});

test('a refusal takes no place, whatever it is refused for', async () => {
  for (const path of [
    'register?knownAt=never',
    'log/bundle?since=999999',
    'events?format=csv&limit=5',
    'register?nothing=1',
  ])
    expect([path, (await ask(path)).status]).toEqual([path, 400]);
  expect((await ask()).status).toBe(200);
});
