import { readdirSync } from 'node:fs';
import { once } from 'node:events';
import { request as send, type ClientRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { QueryBus } from '@nestjs/cqrs';
import type { ProductState } from '#projections/product/state.js';
import { RegisterStates } from '../../src/asking/index.js';
import { EventSourceClient } from '../feeds/event-source.js';
import { Service } from '../http/service.js';

let service: Service;
let port: number;
beforeEach(async () => {
  service = await Service.start({ QUERY_TIME: '1' });
  port = await service.listen();
  await record('p');
});
afterEach(async () => {
  jest.restoreAllMocks();
  await service.close();
});

const record = (productId: string) =>
  service.post('products', { productId, source: { title: 'A test' }, names: [{ text: 'P', kind: 'code' }] });

/** Has the register never end. @returns resolves when what makes it has ended, and says how much it made */
function endless(): { begun: () => boolean; ended: Promise<void> } {
  let begun = false;
  let end!: () => void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  jest
    .spyOn(service.app.get(RegisterStates, { strict: false }), 'all')
    .mockImplementation(async function* () {
      try {
        for (begun = true; ; await nextTurn())
          yield {
            productId: 'again',
            applications: [],
            approvals: [],
            designations: [],
          } as unknown as ProductState;
      } finally {
        end();
      }
    });
  return { begun: () => begun, ended };
}

const begin = (path: string, method = 'GET'): ClientRequest => {
  const sending = send({ port, host: '127.0.0.1', path: `/api/v1/${path}`, method, agent: false });
  sending.on('error', () => undefined).end();
  return sending;
};

describe('a read that takes too long', () => {
  test.each([
    [
      'while its answer is made',
      'products',
      () =>
        jest
          .spyOn(service.app.get(QueryBus, { strict: false }), 'execute')
          .mockImplementation(() => new Promise<never>(() => undefined)),
    ],
    [
      'before the first of a stream is sent',
      'register',
      () =>
        jest
          .spyOn(service.app.get(RegisterStates, { strict: false }), 'all')
          .mockImplementation(async function* () {
            await sleep(3_000);
            yield {} as ProductState;
          }),
    ],
  ])('%s is refused and counted', async (_when, path, hold) => {
    hold();
    const { status, headers, body } = await service.get(path);
    expect([status, headers['retry-after'], headers['cache-control'], headers['content-type']]).toEqual([
      503,
      '30',
      'no-store',
      'application/problem+json; charset=utf-8',
    ]);
    expect(body).toMatchObject({
      type: 'https://clockstop.dev/problems/query-time',
      detail: 'It was not answered within 1 s; ask for less at once.',
    });
    expect((await service.get('/metrics')).text).toContain(
      'clockstop_http_requests_refused_total{reason="time"} 1',
    );
  });

  test.each(['register', 'register?format=csv'])(
    '%s is broken off where it has begun, and what makes it ends',
    async (path) => {
      const { ended } = endless();
      const [response] = (await once(begin(path), 'response')) as [IncomingMessage];
      await new Promise((closed) =>
        response
          .on('error', () => undefined)
          .on('close', closed)
          .resume(),
      );
      expect([response.statusCode, response.complete]).toEqual([200, false]);
      await ended;
    },
  );

  test('a live stream goes on', async () => {
    const reader = new EventSourceClient(`http://127.0.0.1:${port}/api/v1/feeds/events`);
    const listening = reader.listen();
    while (reader.comments.length === 0) await sleep(5);
    const { ended } = endless();
    begin('register').on('response', (response: IncomingMessage) =>
      response.on('error', () => undefined).resume(),
    );
    // A read that began later has had its time.
    await ended;
    await record('q');
    while (reader.messages.length === 0) await sleep(5);
    reader.cut();
    await listening;
  });
});

describe('when the caller goes', () => {
  beforeEach(async () => {
    await service.close();
    service = await Service.start({ QUERY_TIME: '0' });
    port = await service.listen();
  });

  test.each(['register', 'register?format=csv'])('%s is made no further', async (path) => {
    const { ended } = endless();
    const sending = begin(path);
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    response.on('error', () => undefined);
    await once(response, 'data');
    sending.destroy();
    await ended;
  });

  test.each(['csv', 'parquet'])('a table as %s is made no further', async (format) => {
    let end!: () => void;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const fact = {
      eventId: 'e',
      position: 1,
      type: 'T',
      label: { en: 'T' },
      data: {},
      recorded: { at: '2026-01-01T00:00:00.000Z', by: 'b' },
    };
    const rows = async function* () {
      try {
        for (;;) {
          yield Array.from({ length: 5_000 }, () => ({ fact }));
          await nextTurn();
        }
      } finally {
        end();
      }
    };
    jest
      .spyOn(service.app.get(QueryBus, { strict: false }), 'execute')
      .mockImplementation(() => Promise.resolve(rows()));
    const sending = begin(`events?format=${format}`);
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    response.on('error', () => undefined);
    await once(response, 'data');
    sending.destroy();
    await ended;
  });

  test('a bundle is made no further, and nothing of it is left', async () => {
    const bundles = () =>
      readdirSync(tmpdir())
        .filter((name) => name.startsWith('clockstop-bundle-'))
        .sort();
    const before = bundles();
    const { begun, ended } = endless();
    const sending = begin('log/bundle');
    while (!begun()) await sleep(5);
    sending.destroy();
    await ended;
    while (bundles().some((name) => !before.includes(name))) await sleep(5);
  });

  test('who wants headers alone has nothing made', async () => {
    const { begun } = endless();
    const [response] = (await once(begin('register', 'HEAD'), 'response')) as [IncomingMessage];
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    await once(response.resume(), 'end');
    expect(begun()).toBe(false);
  });
});
