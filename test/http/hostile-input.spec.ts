import { connect } from 'node:net';
import { statementIssues } from '#events/validation.js';
import { inChinese } from '../../web/i18n/sayings/in-chinese.js';
import { OpenApiDocument } from './document.js';
import { malformedPaths, unknownRoutes } from './hostile/addresses.js';
import { MALFORMED_BODIES } from './hostile/bodies.js';
import { MALFORMED_COMMANDS, MALFORMED_FLAGS, MALFORMED_STEPS, WHOLE_COMMANDS } from './hostile/commands.js';
import { malformedCorrections } from './hostile/corrections.js';
import { MALFORMED_HEADERS } from './hostile/headers.js';
import type { Malformed } from './hostile/malformed.js';
import { malformedQueries, MISMATCHED, unexpectedQueries } from './hostile/queries.js';
import { MALFORMED_STATEMENTS, MALFORMED_VALUES, SUBJECT, WHOLE } from './hostile/statements.js';
import { Service, type Answer } from './service.js';

/** Thousands of requests in one test. */
jest.setTimeout(120_000);

/** Whatever is sent: a problem that names field and rule, never a fault of the service, and nothing recorded. */
let service: Service;
let document: OpenApiDocument;
let head: number;
let registration: string;
let asked = 0;

beforeAll(async () => {
  service = await Service.start();
  document = await OpenApiDocument.of(service);
  const { status, body } = await service.post('products', {
    productId: SUBJECT,
    source: { title: 'A test' },
    names: [{ text: 'Hostile', kind: 'code' }],
  });
  expect(status).toBe(201);
  registration = body.eventId;
  head = await service.head();
});
afterAll(() => service.close());

/** What is wrong with an answer to a malformed request; nothing where it is refused as it should be. */
function faultsOf({ field, status }: Malformed, answer: Answer): string[] {
  const { errors } = (answer.body ?? {}) as { errors?: { field: string; rule: string }[] };
  return [
    ...(answer.status >= 400 && answer.status < 500 ? [] : [`answers ${answer.status}`]),
    ...(status === undefined || answer.status === status ? [] : [`answers ${answer.status}, not ${status}`]),
    ...(answer.headers['content-type']?.startsWith('application/problem+json')
      ? document.issues('Problem', answer.body)
      : [`is ${answer.headers['content-type']}`]),
    ...(answer.body?.status === answer.status ? [] : ['tells another status in its body']),
    ...(field === undefined || errors?.some((error) => concerns(error.field, field) && error.rule !== '')
      ? []
      : [`names ${JSON.stringify(errors?.map((error) => error.field))}, not ${field}`]),
    ...(answer.headers['cache-control'] === 'no-store' ? [] : ['may be cached']),
    ...(errors ?? [])
      .filter(({ rule }) => inChinese(rule) === undefined)
      .map(({ rule }) => `has a rule that the pages cannot say in Chinese: ${rule}`),
  ];
}

/** A problem may name a part of what is wrong, such as the first item of a list. */
const concerns = (named: string, field: string): boolean =>
  named === field || named.startsWith(`${field}.`) || field === '';

async function refuse(requests: readonly Malformed[]): Promise<void> {
  const faults: string[] = [];
  for (const malformed of requests) {
    const answer = await service.ask(malformed.asked);
    asked++;
    const [fault] = faultsOf(malformed, answer);
    if (fault !== undefined) faults.push(`${malformed.name}: ${fault}: ${answer.text.slice(0, 300)}`);
  }
  expect(faults.slice(0, 20)).toEqual([]);
  expect(await service.head()).toBe(head);
}

test('what is broken below is whole before it is broken', async () => {
  for (const { type, statement } of WHOLE) expect([type, statementIssues(statement)]).toEqual([type, []]);
  const other = await Service.start();
  try {
    await other.post('products', {
      productId: SUBJECT,
      source: { title: 'A test' },
      names: [{ text: 'Hostile', kind: 'code' }],
    });
    for (const [url, body] of Object.entries(WHOLE_COMMANDS)) {
      const { status, text } = await other.post(url, body);
      expect([url, status, status === 201 ? '' : text]).toEqual([url, 201, '']);
    }
  } finally {
    await other.close();
  }
});

test('every field of every type of event: wrong types, missing, too long, unknown', () =>
  refuse(MALFORMED_STATEMENTS));

test('impossible and ambiguous dates, texts with what no text holds', () => refuse(MALFORMED_VALUES));

test('explicit commands name the field as it was given', () =>
  refuse([...MALFORMED_COMMANDS, ...MALFORMED_STEPS, ...MALFORMED_FLAGS]));

test('corrections and retractions', () => refuse(malformedCorrections(registration)));

test('bodies that are no JSON, no object, mean two things, are too deep, too long, or of another type', () =>
  refuse(MALFORMED_BODIES));

test('ids in addresses', () => refuse(malformedPaths(document.operations)));

test('parameters of every question', () =>
  refuse([
    ...malformedQueries(document.operations),
    ...unexpectedQueries(document.operations),
    ...MISMATCHED,
  ]));

test('headers', () => refuse(MALFORMED_HEADERS));

test('unknown addresses and methods', () => refuse(unknownRoutes(document.operations)));

test('what is not HTTP, on the bare connection', async () => {
  const port = await service.listen();
  const requests: readonly (readonly [request: string, status: number])[] = [
    ['NONSENSE\r\n\r\n', 400],
    ['GET / HTTP/9.9\r\n\r\n', 400],
    ['FETCH /api/v1/products HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['GET /api/v1/products HTTP/1.1\r\nHost: x\r\nX-Actor: a\0b\r\n\r\n', 400],
    ['GET /api/v1/products HTTP/1.1\r\nHost: x\r\nbad header: y\r\n\r\n', 400],
    [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    [`GET / HTTP/1.1\r\nHost: x\r\nX-Actor: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'POST /api/v1/products HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['POST /api/v1/products HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n', 400],
    ['GET /api/v1/products HTTP/1.1\r\nHost: x\r\nExpect: a-parrot\r\nConnection: close\r\n\r\n', 417],
  ];
  for (const [request, status] of requests) {
    const [headers = '', body = ''] = (await sendRaw(port, request)).split('\r\n\r\n');
    const called = JSON.stringify(request.slice(0, 60));
    expect([called, headers.split(' ')[1]]).toEqual([called, String(status)]);
    expect([called, headers.toLowerCase().includes('content-type: application/problem+json')]).toEqual([
      called,
      true,
    ]);
    expect([called, document.issues('Problem', JSON.parse(body))]).toEqual([called, []]);
  }
  expect(await service.head()).toBe(head);
});

/** Everything that is answered until the service hangs up. */
const sendRaw = (port: number, request: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request, 'latin1'));
    let answer = '';
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
    socket.on('close', () => resolve(answer)).on('error', reject);
  });

test('a wrong method is told the right ones', async () => {
  const { status, headers } = await service.ask({ method: 'DELETE', url: '/api/v1/products' });
  expect([status, headers['allow']]).toEqual([405, 'GET, HEAD, POST']);
});

test('a request that is wrong in very many places is told the first of them', async () => {
  const many = Object.fromEntries(Array.from({ length: 50_000 }, (_each, i) => [`f${i}`, 1]));
  const { status, body, text } = await service.post(`products/${SUBJECT}/events`, {
    ...many,
    type: 'AliasAsserted',
  });
  expect([status, body.errors.length]).toEqual([400, 100]);
  expect(body.detail).toMatch(/; and 49\d{3} more$/);
  expect(text.length).toBeLessThan(100_000);
});

test('a cursor belongs to its list', async () => {
  const source = { title: 'A test' };
  const other = await Service.start();
  try {
    for (const productId of ['one', 'two', 'three'])
      await other.post('products', { productId, source, names: [{ text: productId, kind: 'code' }] });
    const { next } = (await other.get('products?limit=1')).body;
    expect((await other.get(`products?limit=1&cursor=${next}`)).status).toBe(200);
    for (const path of [`products?search=o&cursor=${next}`, `applications?agency=NMPA&cursor=${next}`]) {
      const answer = await other.get(path);
      expect([path, answer.status, answer.body.errors?.[0].field]).toEqual([path, 400, 'cursor']);
    }
  } finally {
    await other.close();
  }
});

test('it was more than 500, and the service is none the worse', async () => {
  expect(asked).toBeGreaterThan(500);
  const { status, body } = await service.get(`products/${SUBJECT}`);
  expect([status, body.name, body.basis.position]).toEqual([200, 'Hostile', head]);
  expect((await service.get('/health/ready')).body).toMatchObject({ status: 'up', position: head });
});
