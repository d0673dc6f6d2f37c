import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { EventStore } from '../../src/event-store/index.js';
import { Service } from '../http/service.js';
import { linesAbout, ndjson, registration, submission, useFolder } from './fixture.js';

const folder = useFolder();
let service: Service;

const NDJSON = { 'content-type': 'application/x-ndjson' };
const CSV = { 'content-type': 'text/csv' };

beforeEach(async () => {
  service = await Service.start({ DATA_DIR: folder.path, IMPORT_LIMIT: '1048576', BUNDLED_REGISTER: 'none' });
});
afterEach(() => service.close());

const send = (payload: string | Buffer, query = '', headers: Record<string, string> = NDJSON) =>
  service.ask({ method: 'POST', url: `/api/v1/imports${query}`, headers, payload });

const head = () => service.app.get(EventStore).head();

async function finished(location: string) {
  for (;;) {
    const { body } = await service.get(location);
    if (!['queued', 'checking', 'recording'].includes(body.state)) return body;
    await pause(20);
  }
}

describe('POST /imports', () => {
  it('takes a file in, and its address says what became of it', async () => {
    const answer = await send(ndjson(linesAbout(4)), '', { ...NDJSON, 'x-actor': 'analyst' });
    expect(answer.status).toBe(202);
    const location = answer.headers['location']!;
    expect(answer.body.links.self).toBe(location);
    const status = await finished(location);
    expect(status).toMatchObject({
      state: 'completed',
      format: 'ndjson',
      by: 'analyst',
      rows: 20,
      recorded: 20,
      refused: 0,
      position: 20,
    });
    expect((await service.get(`/api/v1/events?waitFor=${status.position}`)).body.items).toHaveLength(20);
  });

  it('answers with the outcome to whoever waits', async () => {
    const csv =
      'productId,type,source.title,data.names\na,ProductRegistered,T,"[{""text"":""A"",""kind"":""code""}]"\n';
    const answer = await send(csv, '?wait=true', CSV);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ state: 'completed', format: 'csv', recorded: 1 });
    expect((await send(csv, '?wait=true', CSV)).body).toMatchObject({ recorded: 0, alreadyRecorded: 1 });
  });

  it('refuses a file with a bad row, names it, and records nothing', async () => {
    const answer = await send(ndjson([registration('a'), submission('b')]), '?wait=true');
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      type: 'https://clockstop.dev/problems/import-rejected',
      errors: [{ field: 'row 2, productId', value: 'b', rule: expect.stringContaining('register it first') }],
    });
    expect(await head()).toBe(0);
    const report = await finished(answer.headers['location']!);
    expect(report).toMatchObject({ state: 'rejected', refusals: [{ row: 2, column: 'productId' }] });
  });

  it('records what is good alone where that is asked', async () => {
    const answer = await send(ndjson([registration('a'), submission('b')]), '?wait=true&onRefusal=skip');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ state: 'completed', recorded: 1, refused: 1 });
  });

  it('records nothing in a dry run', async () => {
    const answer = await send(ndjson(linesAbout(1)), '?wait=true&dryRun=true');
    expect(answer.body).toMatchObject({ state: 'completed', accepted: 5, recorded: 0 });
    expect(await head()).toBe(0);
  });

  it.each<[string, string | Buffer, string, Record<string, string>, number, RegExp]>([
    ['an empty file', '', '', CSV, 400, /is empty/],
    ['semicolons', 'productId;type\n', '', CSV, 400, /semicolons/],
    ['an unknown column', 'productId,type,colour\n', '', CSV, 400, /not a column/],
    ['GB18030', Buffer.from([0xb0, 0xac]), '', CSV, 400, /UTF-8/],
    ['a file that is too large', Buffer.alloc(1_048_577, 0x20), '', NDJSON, 413, /at most|larger than/],
    ['another media type', '{}', '', { 'content-type': 'application/json' }, 415, /text\/csv/],
    ['an unknown parameter', 'a', '?dry=true', CSV, 400, /not a parameter/],
    ['a flag that is none', 'a', '?dryRun=yes', CSV, 400, /must be true or false/],
    ['a mode there is not', 'a', '?onRefusal=maybe', CSV, 400, /must be one of/],
  ])('refuses %s', async (_what, payload, query, headers, status, rule) => {
    const answer = await send(payload, query, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.detail).toMatch(rule);
    expect(await head()).toBe(0);
  });

  it('finds further down what cannot be read, and says where', async () => {
    const text = Buffer.concat([Buffer.from(ndjson(linesAbout(600))), Buffer.from([0xb0, 0xac, 0x0a])]);
    const answer = await send(text, '?wait=true');
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      errors: [{ field: 'row 3001', rule: expect.stringContaining('UTF-8') }],
    });
    expect(await head()).toBe(0);
  });

  it('keeps no upload once it has been read', async () => {
    await send(ndjson(linesAbout(1)), '?wait=true');
    await send('', '', CSV);
    const names = readdirSync(join(folder.path, 'imports'));
    expect(names.filter((name) => !name.endsWith('.json'))).toEqual([]);
  });
});

describe('GET /imports', () => {
  it('lists recent imports, the newest first', async () => {
    await send(ndjson([registration('a')]), '?wait=true');
    await pause(1_000);
    await send(ndjson([registration('b'), {}]), '?wait=true');
    const { body } = await service.get('/api/v1/imports');
    expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['rejected', 'completed']);
    expect(body.items[0].refusals).toBeUndefined();
  });

  it.each(['nothing', '..%2F..%2Fregister', '20261122T080000-000000000000'])(
    'knows no import %s',
    async (id) => {
      expect((await service.get(`/api/v1/imports/${id}`)).status).toBe(404);
      expect((await service.get(`/api/v1/imports/${id}/progress`)).status).toBe(404);
    },
  );

  it('answers after a restart, and says what the stop interrupted', async () => {
    const { body } = await send(ndjson([registration('a')]), '?wait=true');
    const running = { ...body, id: body.id.replace(/.{12}$/, 'ffffffffffff'), state: 'recording' };
    await service.close();
    const files = join(folder.path, 'imports');
    writeFileSync(join(files, `${running.id}.json`), JSON.stringify(running));
    writeFileSync(join(files, `${running.id}.upload`), 'left behind');
    service = await Service.start({ DATA_DIR: folder.path });
    expect((await service.get(`/api/v1/imports/${body.id}`)).body).toEqual(body);
    const interrupted = (await service.get(`/api/v1/imports/${running.id}`)).body;
    expect(interrupted.state).toBe('interrupted');
    expect(interrupted.detail).toContain('Send the file again');
    expect(JSON.parse(readFileSync(join(files, `${running.id}.json`), 'utf8')).state).toBe('interrupted');
    expect(readdirSync(files).filter((name) => name.endsWith('.upload'))).toEqual([]);
  });
});

describe('the progress of an import', () => {
  const eventsIn = (text: string) =>
    text
      .split('\n\n')
      .filter(Boolean)
      .map((event) => {
        const [name, data] = event.split('\n');
        return { name, data: JSON.parse(data!.replace('data: ', '')) };
      });

  it('is streamed until it ends', async () => {
    const { headers } = await send(ndjson(linesAbout(700)));
    const { text, headers: answered } = await service.get(`${headers['location']}/progress`);
    expect(answered['content-type']).toContain('text/event-stream');
    const events = eventsIn(text);
    expect(events.at(-1)).toMatchObject({
      name: 'event: end',
      data: { state: 'completed', recorded: 3_500 },
    });
    expect(events.slice(0, -1).every(({ name }) => name === 'event: progress')).toBe(true);
  });

  it('is one event where it has ended', async () => {
    const { headers } = await send(ndjson([registration('a')]), '?wait=true');
    const { text } = await service.get(`${headers['location']}/progress`);
    expect(eventsIn(text)).toMatchObject([{ name: 'event: end', data: { state: 'completed' } }]);
  });

  it('survives a client that leaves', async () => {
    const url = await service.app.listen(0, '127.0.0.1').then(() => service.app.getUrl());
    const { headers } = await send(ndjson(linesAbout(700)));
    const request = get(`${url}${headers['location']}/progress`, { agent: new Agent({ keepAlive: false }) });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    await once(response, 'data');
    request.destroy();
    expect(await finished(headers['location']!)).toMatchObject({ state: 'completed', recorded: 3_500 });
    expect((await service.get('/api/v1/imports')).status).toBe(200);
  });
});
