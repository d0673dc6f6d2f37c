import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSnapshot, snapshotLines, sourceCalled } from '../../src/sources/index.js';
import { Service } from '../http/service.js';
import { useFolder } from '../importing/fixture.js';
import { medicines } from '../sources/medicines.js';

const ROWS = 5;
const folder = useFolder();
let service: Service;
beforeEach(async () => {
  service = await Service.start({ DATA_DIR: folder.path, IMPORT_ROWS: String(ROWS) });
});
afterEach(() => service.close());

const send = (path: string, type: string, payload: string) =>
  service.ask({ method: 'POST', url: `/api/v1/${path}`, headers: { 'content-type': type }, payload });

const HEADER = 'productId,type,source.title,data.names\n';
/** Rows whose source has a line end in its title, so that there are twice as many lines. */
const csv = (rows: number): string =>
  HEADER +
  Array.from(
    { length: rows },
    (_, at) => `p-${at},ProductRegistered,"A\ntest","[{""text"":""P"",""kind"":""code""}]"\n`,
  ).join('');
const line = (at: number) =>
  JSON.stringify({
    productId: `p-${at}`,
    type: 'ProductRegistered',
    source: { title: 'T' },
    data: { names: [{ text: 'P', kind: 'code' }] },
  });
const ndjson = (rows: number, between = '\n'): string =>
  Array.from({ length: rows }, (_, at) => line(at)).join(between);

test.each([
  ['CSV', 'text/csv', csv(ROWS + 1)],
  ['NDJSON', 'application/x-ndjson', ndjson(ROWS + 1)],
  ['NDJSON with blank lines', 'application/x-ndjson', ndjson(ROWS + 1, '\n\n')],
])(
  'a row too many in %s refuses the whole file, whatever is to become of refused rows',
  async (_what, type, payload) => {
    for (const query of ['?wait=true', '?wait=true&onRefusal=skip', '?dryRun=true']) {
      const { status, body } = await send(`imports${query}`, type, payload);
      expect([status, body.type]).toEqual([413, 'https://clockstop.dev/problems/too-large']);
      expect(body.detail).toBe(`the file must have at most ${ROWS} rows (IMPORT_ROWS); send it in parts`);
    }
    expect((await service.get('products')).body.total).toBe(0);
    expect((await service.get('imports')).body.items).toEqual([]);
    expect(readdirSync(join(folder.path, 'imports'))).toEqual([]);
  },
);

test.each([
  ['CSV with line ends in its cells', 'text/csv', csv(ROWS)],
  ['NDJSON with blank lines', 'application/x-ndjson', ndjson(ROWS, '\n\n\n')],
  ['NDJSON', 'application/x-ndjson', `${ndjson(ROWS)}\n`],
])('as many rows as may be in %s are taken', async (_what, type, payload) => {
  const { status, body } = await send('imports?wait=true', type, payload);
  expect([status, body.recorded]).toEqual([200, ROWS]);
});

test('a snapshot with a record too many is refused, and nothing of it is recorded', async () => {
  const rows = Array.from({ length: ROWS + 1 }, (_, at) => ({
    number: `EMEA/H/C/90000${at}`,
    name: `Examplex ${at}`,
  }));
  const file = folder.write('m.csv', medicines(rows));
  const snapshot = await openSnapshot(sourceCalled('ema-medicines')!, file, { publishedOn: '2024-01-01' });
  const { status, body } = await send(
    'snapshots',
    'application/x-ndjson',
    [...snapshotLines(snapshot)].join(''),
  );
  expect([status, body.detail]).toEqual([
    413,
    `A snapshot has at most ${ROWS} records (IMPORT_ROWS), and this has ${ROWS + 1}`,
  ]);
  expect((await service.get('events')).body.total).toBe(0);
});
