import { OpenApiDocument } from '../http/document.js';
import { Service } from '../http/service.js';
import { useFolder } from '../importing/fixture.js';
import { openSnapshot, snapshotLines, sourceCalled } from '../../src/sources/index.js';
import { medicines, type Medicine } from './medicines.js';

const folder = useFolder();
const ONE: Medicine = { number: 'EMEA/H/C/900001', name: 'Examplex' };

let service: Service;
let document: OpenApiDocument;
beforeEach(async () => {
  service = await Service.start();
  document = await OpenApiDocument.of(service);
});
afterEach(() => service.close());

const linesOf = async (publishedOn: string, ...rows: Medicine[]): Promise<string> => {
  const file = folder.write('m.csv', medicines(rows));
  return [...snapshotLines(await openSnapshot(sourceCalled('ema-medicines')!, file, { publishedOn }))].join(
    '',
  );
};
const send = (payload: string | Buffer, query = '', type = 'application/x-ndjson') =>
  service.ask({
    method: 'POST',
    url: `/api/v1/snapshots${query}`,
    headers: { 'content-type': type, 'x-actor': 'Ann' },
    payload,
  });

describe('POST /snapshots', () => {
  it('compares, records, and keeps to its schemas', async () => {
    const lines = await linesOf('2024-01-01', ONE);
    const [first, second] = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(document.issues('Snapshot', first)).toEqual([]);
    expect(document.issues('SourceRecord', second)).toEqual([]);
    const dry = await send(lines, '?dryRun=true');
    expect([dry.status, document.issues('SyncReport', dry.body)]).toEqual([200, []]);
    expect(dry.body).toMatchObject({ dryRun: true, recorded: 0, events: 3 });
    expect((await send(lines)).body).toMatchObject({ recorded: 3, position: 3 });
    expect((await send(lines)).body).toMatchObject({ recorded: 0, events: 0 });
    const { body } = await service.get('events?type=SourceSnapshotTaken');
    expect(body.items).toMatchObject([{ recorded: { by: 'Ann' } }]);
    const later = await send(
      await linesOf('2024-02-01', { ...ONE, holder: 'Another B.V.', name: 'Examplexa' }),
    );
    expect(document.issues('SyncReport', later.body)).toEqual([]);
    expect(later.body.correctedCells).toEqual({
      'Marketing authorisation holder/company name': 1,
      'Medicine name': 1,
    });
  });

  it('one that is older than the newest is refused with the snapshot it contradicts', async () => {
    await send(await linesOf('2024-02-01', ONE));
    const { status, body } = await send(await linesOf('2024-01-01', ONE));
    expect([status, document.issues('Problem', body)]).toEqual([409, []]);
    expect(body).toMatchObject({
      errors: [{ field: 'publishedOn', value: '2024-01-01' }],
      contradicts: { type: 'SourceSnapshotTaken', effectiveOn: '2024-02-01' },
    });
  });

  it('snapshots that arrive together are taken one after the other', async () => {
    const lines = await linesOf('2024-01-01', ONE);
    const answers = await Promise.all([send(lines), send(lines), send(lines)]);
    expect(answers.map(({ body }) => body.recorded)).toEqual([3, 0, 0]);
  });

  it('what the register refuses of it is told with its row and column, and the rest is recorded', async () => {
    const { body } = await send(
      await linesOf('2024-01-01', { ...ONE, name: 'x'.repeat(301) }, { ...ONE, number: 'EMEA/H/C/900002' }),
    );
    expect(body.refusals[0]).toMatchObject({
      row: 2,
      column: 'Medicine name',
      rule: expect.stringContaining('300'),
    });
    expect(body.newFacts.MarketingApproved).toBe(2);
    expect((await service.get('products/EMEA-H-C-900002')).status).toBe(200);
  });

  it.each([
    ['nothing', '\n', ''],
    ['no JSON', '{"a":', 'line 1'],
    ['another object', '{"a":1}', 'line 1, a'],
    ['no UTF-8', Buffer.from('7b22ff', 'hex'), ''],
    ['a name twice', '{"rows":1,"rows":2}', 'line 1, rows'],
  ])('%s is refused, naming line and field', async (_what, payload, field) => {
    const { status, body } = await send(payload);
    expect([status, document.issues('Problem', body)]).toEqual([400, []]);
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it.each([
    ['publishedOn', '2024/..', 'line 1, publishedOn'],
    ['publishedOn', 'yesterday', 'line 1, publishedOn'],
    ['sha256', 'x', 'line 1, sha256'],
    ['sourceId', 'EMA', 'line 1, sourceId'],
    ['title', '', 'line 1, title'],
    ['url', 'javascript:alert(1)', 'line 1, url'],
  ])('%s that is %s is refused', async (name, value, field) => {
    const [first, ...rest] = (await linesOf('2024-01-01', ONE)).trim().split('\n');
    const line = JSON.stringify({ ...(JSON.parse(first!) as object), [name]: value });
    const { status, body } = await send([line, ...rest].join('\n'));
    expect([status, body.errors[0].field]).toEqual([400, field]);
    expect(await service.head()).toBe(0);
  });

  it('a record that is none is refused with its line, and nothing is recorded', async () => {
    const lines = await linesOf('2024-01-01', ONE);
    const { status, body } = await send(`${lines}{"record":"x","row":3}\n`);
    expect([status, body.errors[0].field]).toEqual([400, 'line 3, productId']);
    expect(await service.head()).toBe(0);
  });

  it('JSON and parameters there are none of are refused', async () => {
    expect((await send('{}', '', 'application/json')).status).toBe(415);
    expect((await send('{}', '?dryrun=true')).status).toBe(400);
    expect((await send('{}', '?dryRun=yes')).status).toBe(400);
  });
});

describe('GET and POST /matches', () => {
  it('keep to their schemas; pages follow one another; pinned answers stay', async () => {
    const names = [1, 2, 3].map((n) => ({ ...ONE, number: `EMEA/H/C/90000${n}`, name: `Examplex ${n}` }));
    for (const { number, name } of names)
      await service.post('products', {
        productId: `p-${number.slice(-1)}`,
        source: { title: 'A test' },
        names: [{ text: name, kind: 'brand' }],
      });
    await send(await linesOf('2024-01-01', ...names));
    const page = await service.get('matches?limit=2');
    expect([document.issues('MatchList', page.body), page.body.total]).toEqual([[], 3]);
    const rest = await service.get(`matches?limit=2&cursor=${page.body.next}`);
    expect(rest.body.items.map(({ record }: { record: string }) => record)).toEqual(['EMEA/H/C/900003']);

    const decision = { sourceId: 'ema-medicines', record: 'EMEA/H/C/900001', productId: 'p-1' };
    const first = await service.post('matches', decision);
    expect([first.status, document.issues('Receipt', first.body)]).toEqual([201, []]);
    expect((await service.post('matches', decision)).status).toBe(200);
    expect((await service.get(page.body.self)).text).toBe(page.text);
    const all = await service.get('matches?state=all');
    expect(document.issues('MatchList', all.body)).toEqual([]);
    expect(all.body.items.map(({ productId }: { productId?: string }) => productId)).toEqual([
      'p-1',
      undefined,
      undefined,
    ]);
    expect((await service.get('matches?sourceId=another')).body.items).toEqual([]);
  });

  it.each([
    ['neither a product nor a new one', {}, 400, 'productId'],
    ['both', { productId: 'p', newProduct: true }, 400, 'productId'],
    ['a product that is not registered', { productId: 'nobody' }, 404, 'productId'],
    ['newProduct that is false', { newProduct: false }, 400, 'newProduct'],
  ])('%s is refused', async (_what, more, status, field) => {
    const answer = await service.post('matches', { sourceId: 'ema-medicines', record: 'R', ...more });
    expect([answer.status, answer.body.errors[0].field]).toEqual([status, field]);
    expect(document.issues('Problem', answer.body)).toEqual([]);
  });

  it('a decision that is taken back opens the match again', async () => {
    const decision = { sourceId: 'ema-medicines', record: 'R', newProduct: true };
    const { body } = await service.post('matches', decision);
    await service.post(`events/${body.eventId}/retraction`, { reason: { code: 'other', text: 'A test.' } });
    expect((await service.get('matches?state=decided')).body.items).toEqual([]);
    expect((await service.post('matches', decision)).status).toBe(201);
  });
});
