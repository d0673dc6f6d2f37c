import type { Role } from '#events/access.js';
import { Service, type Answer } from '../http/service.js';
import { Issuer } from '../access/issuer.js';

const RATE = 5;

let issuer: Issuer;
let service: Service | undefined;
beforeAll(async () => (issuer = await Issuer.start()));
afterAll(() => issuer.close());
afterEach(() => service?.close());

const start = async (environment: Record<string, string> = {}): Promise<Service> =>
  (service = await Service.start({
    ...issuer.environment,
    RATE_LIMIT: String(RATE),
    TRUSTED_PROXIES: '',
    ...environment,
  }));

const ask = (from: string, headers: Record<string, string> = {}, url = '/api/v1/products'): Promise<Answer> =>
  service!.ask({ method: 'GET', url, headers, from });
const statuses = async (times: number, asking: () => Promise<Answer>): Promise<number[]> => {
  const answers: number[] = [];
  for (let time = 0; time < times; time++) answers.push((await asking()).status);
  return answers;
};
const times = (status: number, count = RATE): number[] => Array.from({ length: count }, () => status);
const tokenOf = async (sub: string, roles: Role[] = ['reader']) => ({
  authorization: `Bearer ${await issuer.token({ sub, roles })}`,
});

test('an address that guesses tokens is refused when it has guessed enough; others are not, and health answers', async () => {
  await start();
  const guess = { authorization: 'Bearer guessed' };
  expect(await statuses(RATE + 2, () => ask('192.0.2.1', guess))).toEqual([...times(401), 429, 429]);
  expect((await ask('192.0.2.1', await tokenOf('a'))).status).toBe(429);
  expect((await ask('192.0.2.2', await tokenOf('a'))).status).toBe(200);
  for (const path of ['/health/live', '/health/ready'])
    expect(await statuses(RATE + 1, () => ask('192.0.2.1', {}, path))).toEqual(times(200, RATE + 1));
});

test('a refusal says what is wrong and when to come again, and is an answer like any other', async () => {
  await start();
  await statuses(RATE, () => ask('192.0.2.1'));
  const refused = await ask('192.0.2.1', { 'x-request-id': 'mine' });
  expect(refused.body).toEqual({
    type: 'https://clockstop.dev/problems/too-many-requests',
    title: 'Too many requests',
    status: 429,
    detail: `More than ${RATE} requests of this address came within a minute.`,
    instance: '/api/v1/products',
  });
  expect(refused.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': 'mine',
    'x-content-type-options': 'nosniff',
  });
  const seconds = Number(refused.headers['retry-after']);
  expect([Number.isInteger(seconds), seconds > 0, seconds <= 60]).toEqual([true, true, true]);
});

test('an actor is counted wherever they ask from, and no actor counts for another', async () => {
  await start();
  const [a, b] = [await tokenOf('a'), await tokenOf('b')];
  let address = 1;
  const fromAnywhere = (headers: Record<string, string>) => () => ask(`192.0.2.${address++}`, headers);
  expect(await statuses(RATE + 1, fromAnywhere(a))).toEqual([...times(200), 429]);
  expect(await statuses(RATE + 1, fromAnywhere(b))).toEqual([...times(200), 429]);
  expect((await fromAnywhere(a)()).body.detail).toContain('of this actor');
});

test('a network of IPv6 counts as one address: whoever has it has all of its addresses', async () => {
  await start();
  let host = 1;
  expect(await statuses(RATE + 1, () => ask(`2001:db8::${host++}`))).toEqual([...times(401), 429]);
  expect((await ask('2001:db8:0:1::1')).status).toBe(401);
});

test('what a caller says of its address is not believed, and what a trusted proxy says is', async () => {
  let client = 1;
  const forwarded = (from: string) => () => ask(from, { 'x-forwarded-for': `198.51.100.${client++}` });
  await start();
  expect(await statuses(RATE + 1, forwarded('10.0.0.1'))).toEqual([...times(401), 429]);
  await service!.close();
  await start({ TRUSTED_PROXIES: '10.0.0.0/8' });
  expect(await statuses(RATE + 1, forwarded('10.0.0.1'))).toEqual(times(401, RATE + 1));
  expect(await statuses(RATE + 1, forwarded('192.0.2.1'))).toEqual([...times(401), 429]);
  const same = () => ask('10.0.0.1', { 'x-forwarded-for': '203.0.113.7, 198.51.100.200' });
  expect(await statuses(RATE + 1, same)).toEqual([...times(401), 429]);
});

test('refusals are counted by their reason', async () => {
  await start();
  await statuses(RATE + 3, () => ask('192.0.2.1'));
  const reader = await tokenOf('a');
  let address = 10;
  await statuses(RATE + 2, () => ask(`192.0.2.${address++}`, reader));
  const { text } = await ask('192.0.2.99', await tokenOf('scraper', ['operator']), '/metrics');
  expect(text).toContain('clockstop_http_requests_refused_total{reason="address_rate"} 3');
  expect(text).toContain('clockstop_http_requests_refused_total{reason="actor_rate"} 2');
});

test.each([
  ['on a loopback address', { ACCESS_CONTROL: 'loopback', OIDC_ISSUER: '', OIDC_AUDIENCE: '' }],
  [
    'where it is switched off',
    { ACCESS_CONTROL: 'off', OIDC_ISSUER: '', OIDC_AUDIENCE: '', RATE_LIMIT: '0' },
  ],
])('%s nothing is counted', async (_where, environment) => {
  await start(environment);
  expect(await statuses(RATE + 5, () => ask('127.0.0.1'))).toEqual(times(200, RATE + 5));
});

test('without access control an address is counted, and a name that a caller gives itself is not', async () => {
  await start({ ACCESS_CONTROL: 'off', OIDC_ISSUER: '', OIDC_AUDIENCE: '' });
  let name = 1;
  const asking = () => ask('192.0.2.1', { 'x-actor': `name-${name++}` });
  expect(await statuses(RATE + 1, asking)).toEqual([...times(200), 429]);
});
