import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guardedLookup, isPublicAddress, type Resolve } from './address-policy.js';
import { httpPost } from './http-post.js';
import type { Answer } from './post.js';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let port: number;
let handle: Handle;
const seen: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.headers.host} ${request.url}`);
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => void seen.splice(0));

/** Takes the first address asked for as public, so that a server here can stand for one out there. */
const resolving =
  (hosts: Readonly<Record<string, string>>): Resolve =>
  (host, _options, done) =>
    done(null, [{ address: hosts[host]!, family: 4 }]);
const OUT_THERE = '127.0.0.1';
const allowed = (address: string): boolean => address === OUT_THERE || isPublicAddress(address);

async function post(
  path: string,
  hosts: Readonly<Record<string, string>>,
  attemptMs = 2_000,
): Promise<Answer> {
  const sending = httpPost({
    any: true,
    allowed,
    lookup: guardedLookup(allowed, resolving(hosts)),
    attemptMs,
  });
  try {
    return await sending({
      url: `http://receiver.example:${port}${path}`,
      headers: { 'content-type': 'application/json' },
      body: '{"n":1}',
    });
  } finally {
    sending.close();
  }
}

const HERE = { 'receiver.example': OUT_THERE };
const answering =
  (status: number, headers: Record<string, string> = {}, body = ''): Handle =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);

it('delivers the body as it is, to the address that the name was looked up to', async () => {
  let got = '';
  handle = (request, response) => {
    request.on('data', (chunk) => (got += String(chunk)));
    request.on('end', () => response.writeHead(204).end());
  };
  expect(await post('/hook', HERE)).toEqual({ outcome: 'delivered' });
  expect([got, seen]).toEqual(['{"n":1}', [`POST receiver.example:${port} /hook`]]);
});

it.each([
  [500, {}, { outcome: 'failed', status: 500, detail: 'It answered 500: no' }],
  [
    429,
    { 'retry-after': '7' },
    { outcome: 'failed', status: 429, detail: 'It answered 429: no', retryAfter: 7_000 },
  ],
  [301, { location: '/other' }, { outcome: 'failed', status: 301, detail: 'It answered 301: no' }],
  [410, {}, { outcome: 'gone', status: 410, detail: 'It answered 410: no' }],
])('takes %d for what it is', async (status, headers, answer) => {
  handle = answering(status, headers, 'no');
  expect(await post('/', HERE)).toEqual(answer);
});

it('follows a redirect that keeps the method', async () => {
  handle = (request, response) =>
    request.url === '/moved'
      ? response.writeHead(200).end()
      : response.writeHead(308, { location: '/moved' }).end();
  expect(await post('/', HERE)).toEqual({ outcome: 'delivered' });
  expect(seen).toHaveLength(2);
});

it('follows three redirects and no more', async () => {
  handle = answering(307, { location: '/again' });
  expect(await post('/', HERE)).toEqual({ outcome: 'failed', detail: 'It redirects more than 3 times.' });
  expect(seen).toHaveLength(4);
});

it.each([
  ['an address', 'http://10.0.0.1/'],
  ['an address in disguise', 'http://0xa000001/'],
  ['an address of the other family', 'http://[::ffff:10.0.0.1]/'],
  ['a name', 'http://inside.example/'],
])('refuses a redirect to %s of a private network', async (_, location) => {
  handle = answering(307, { location });
  const answer = await post('/', { ...HERE, 'inside.example': '192.168.0.1' });
  expect(answer).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('no public address') });
  expect(seen).toHaveLength(1);
});

it.each(['file:///etc/passwd', 'ftp://receiver.example/'])('refuses a redirect to %s', async (location) => {
  handle = answering(307, { location });
  expect(await post('/', HERE)).toMatchObject({
    outcome: 'failed',
    detail: expect.stringMatching(/must be/),
  });
});

it('refuses a name that leads inside, without a connection', async () => {
  handle = answering(200);
  expect(await post('/', { 'receiver.example': '10.1.2.3' })).toMatchObject({
    outcome: 'failed',
    detail: expect.stringContaining('receiver.example leads to 10.1.2.3'),
  });
  expect(seen).toEqual([]);
});

it('gives up on one that does not answer in time', async () => {
  handle = () => undefined;
  expect(await post('/', HERE, 100)).toEqual({
    outcome: 'failed',
    detail: 'It did not answer within 0.1 s.',
  });
});

it('gives up on one whose answer comes drop by drop', async () => {
  handle = (_request, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(drip));
  };
  expect(await post('/', HERE, 200)).toMatchObject({ outcome: 'failed' });
});

it('reads no more of an answer than its beginning', async () => {
  let sent = 0;
  handle = (_request, response) => {
    response.writeHead(500);
    const pour = (): void => {
      while (sent < 50_000_000 && response.write('x'.repeat(10_000))) sent += 10_000;
      if (sent < 50_000_000) response.once('drain', pour);
    };
    response.on('error', () => undefined);
    pour();
  };
  const answer = await post('/', HERE);
  expect(answer).toMatchObject({ outcome: 'failed', status: 500 });
  expect(sent).toBeLessThan(50_000_000);
});

it('says what went wrong with one that is not there', async () => {
  const sending = httpPost({ any: true, allowed: () => true, lookup: guardedLookup(() => true) });
  expect(await sending({ url: 'http://127.0.0.1:9/', headers: {}, body: '' })).toMatchObject({
    outcome: 'failed',
    detail: expect.stringContaining('ECONNREFUSED'),
  });
  sending.close();
});

it('serves http only where it is told to', async () => {
  const sending = httpPost({ any: false, allowed, lookup: guardedLookup(allowed) });
  expect(await sending({ url: `http://127.0.0.1:${port}/`, headers: {}, body: '' })).toEqual({
    outcome: 'failed',
    detail: 'must be an https address',
  });
  expect(seen).toEqual([]);
  sending.close();
});
