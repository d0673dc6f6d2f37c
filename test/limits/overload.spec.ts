import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { Configuration } from '../../src/configuration/index.js';
import { Service } from '../http/service.js';

let service: Service;
afterEach(() => service.close());

function compute(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}
const statusOf = async (path = 'products'): Promise<number> => (await service.get(path)).status;

test('what cannot keep up refuses all but how it is, and answers again when it can', async () => {
  service = await Service.start({ OVERLOAD_DELAY: '150' });
  while ((await statusOf()) !== 503) {
    compute(400);
    await nextTurn();
  }
  const refused = await service.get('products', { 'x-request-id': 'mine' });
  expect(refused.body).toEqual({
    type: 'https://clockstop.dev/problems/overloaded',
    title: 'The service is overloaded',
    status: 503,
    detail: 'More is asked than can be answered; what was begun is answered first.',
    instance: '/api/v1/products',
  });
  expect(refused.headers).toMatchObject({
    'retry-after': '5',
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': 'mine',
    'x-content-type-options': 'nosniff',
  });
  expect([await statusOf('/nowhere'), await statusOf('/')]).toEqual([503, 503]);
  expect([await statusOf('/health/live'), await statusOf('/health/ready')]).toEqual([200, 200]);
  const { status, text } = await service.get('/metrics');
  expect(status).toBe(200);
  expect(text).toMatch(/clockstop_http_requests_refused_total\{reason="overload"\} [1-9]/);
  expect(text).toContain(
    'clockstop_http_request_duration_seconds_count{method="GET",route="/api/v1/products",status="503"}',
  );
  while ((await statusOf()) !== 200) await sleep(100);
});

test('as it is installed, one question that takes two seconds refuses no other', async () => {
  service = await Service.start({ OVERLOAD_DELAY: String(new Configuration().OVERLOAD_DELAY) });
  compute(2_000);
  const asked = new Set<number>();
  // Past the mean that the two seconds are part of.
  const until = performance.now() + 6_000;
  while (performance.now() < until) {
    asked.add(await statusOf());
    await sleep(20);
  }
  expect([...asked]).toEqual([200]);
});

test('where more comes than can be answered, who would wait too long is refused', async () => {
  service = await Service.start({ OVERLOAD_DELAY: '150' });
  const asked: Promise<number>[] = [];
  let refused = false;
  const askOnce = async (): Promise<number> => {
    const status = await statusOf();
    refused ||= status === 503;
    return status;
  };
  for (; !refused; await nextTurn()) asked.push(...Array.from({ length: 20 }, askOnce));
  expect(await statusOf('/health/live')).toBe(200);
  expect(new Set(await Promise.all(asked))).toEqual(new Set([200, 503]));
  expect(await statusOf()).toBe(200);
});
