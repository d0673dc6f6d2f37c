import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { isoDate } from '#events/edtf.js';
import { Service } from '../http/service.js';
import { DuckDb } from './duckdb.js';

const source = { title: '=cmd|"/c calc"!A1', url: 'https://example.org/?a=1' };
const PAIR = 'effectiveAt=2026-11-01';

let service: Service;
let duckdb: DuckDb;
beforeAll(async () => {
  service = await Service.withBundledRegister();
  duckdb = await DuckDb.open();
  for (const [at, each] of REVIEWS.entries()) await review(`r-${at}`, each);
});
afterAll(async () => {
  duckdb.close();
  await service.close();
});

const DAY = fc.integer({ min: 15_000, max: 20_000 });
const KINDS = ['NDA', 'BLA'] as const;
/** Reviews at the FDA: received on a day or in a month, of a kind, approved on a day or still pending. */
const REVIEWS = fc
  .sample(
    fc.tuple(DAY, fc.boolean(), fc.constantFrom(...KINDS), fc.option(fc.integer({ min: 40, max: 900 }))),
    {
      numRuns: 45,
      seed: 20251020,
    },
  )
  .map(([day, precise, kind, days]) => ({
    received: isoDate(day).slice(0, precise ? 10 : 7),
    kind,
    ...(days !== null && { approved: isoDate(day + days) }),
  }));

async function review(
  productId: string,
  { received, kind, approved }: { received: string; kind: string; approved?: string },
): Promise<void> {
  const post = async (path: string, body: object) => {
    const { status, text } = await service.post(path, body);
    expect([path, status, status === 201 ? '' : text]).toEqual([path, 201, '']);
  };
  await post('products', { productId, source, names: [{ text: `=${productId}, "A"`, kind: 'code' }] });
  await post(`products/${productId}/events`, {
    type: 'ApplicationReceived',
    effectiveOn: received,
    announcedOn: '2024',
    source,
    data: { applicationId: 'A', agency: 'FDA', applicationKind: kind, indications: ['@one', '-two'] },
  });
  if (approved === undefined) return;
  await post(`products/${productId}/marketing-approvals`, {
    ...{ approvalId: 'V', agency: 'FDA', applicationId: 'A', effectiveOn: approved, source },
    approvalKind: 'full',
    indication: 'I',
  });
}

interface Taken {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}
const take = async (path: string): Promise<Taken> => {
  const { statusCode, headers, rawPayload } = await service.app.inject(`/api/v1/${path}`);
  expect([path, statusCode]).toEqual([path, 200]);
  return { headers: headers as Taken['headers'], bytes: rawPayload };
};
const json = async (path: string) => {
  const { status, body, text } = await service.get(path);
  expect([path, status, status === 200 ? '' : text]).toEqual([path, 200, '']);
  return body;
};
const csvRows = (bytes: Buffer): Record<string, string>[] => parse(bytes, { columns: true });

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Listed = Record<string, any>;

/** Every item of a list, page by page. */
async function everything(path: string): Promise<Listed[]> {
  const items: Listed[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: { items: Listed[]; next?: string } = await json(
      `${path}&limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

describe('events as a table', () => {
  it('hold every event that the list pages through, with dates as dates beside their text', async () => {
    const listed = await everything(`events?${PAIR}`);
    expect(listed.length).toBeGreaterThan(200);
    await duckdb.take('events', (await take(`events?${PAIR}&format=parquet`)).bytes);
    const rows = await duckdb.ask(
      `SELECT eventId, eventPosition, effectiveOn, precision, earliest, latest, certainty,
         epoch_ms(recordedAt) AS recordedAt, agency, data FROM events`,
    );
    expect(rows).toEqual(
      listed.map(
        ({ eventId, position, effectiveOn, precision, earliest, latest, certainty, recorded, data }) => ({
          eventId,
          eventPosition: String(position),
          effectiveOn: effectiveOn ?? null,
          precision: precision ?? null,
          earliest: earliest ?? null,
          latest: latest ?? null,
          certainty,
          recordedAt: String(Date.parse(recorded.at)),
          agency: data.agency ?? null,
          data: JSON.stringify(data),
        }),
      ),
    );
    const types = Object.fromEntries(
      (await duckdb.ask('DESCRIBE events')).map(({ column_name, column_type }) => [column_name, column_type]),
    );
    expect(types).toMatchObject({
      ...{ earliest: 'DATE', latest: 'DATE', announcedEarliest: 'DATE', announcedLatest: 'DATE' },
      ...{ effectiveOn: 'VARCHAR', eventPosition: 'BIGINT', recordedAt: 'TIMESTAMP WITH TIME ZONE' },
    });
  });

  it('count by type and year as the list does', async () => {
    const counts: Record<string, number> = {};
    for (const { type, earliest } of await everything(`events?${PAIR}&agency=FDA`)) {
      const key = `${type} ${earliest?.slice(0, 4) ?? null}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    await duckdb.take('fda', (await take(`events?${PAIR}&agency=FDA&format=parquet`)).bytes);
    const rows = await duckdb.ask('SELECT type, year(earliest) AS y, count(*) AS n FROM fda GROUP BY ALL');
    expect(
      Object.fromEntries(rows.map(({ type, y, n }) => [`${String(type)} ${String(y)}`, Number(n)])),
    ).toEqual(counts);
  });

  it('say the same as CSV, and no cell is changed for the sake of spreadsheets', async () => {
    const named = csvRows((await take(`events?${PAIR}&productId=r-0&format=csv`)).bytes);
    expect(named[0]).toMatchObject({
      productName: '=r-0, "A"',
      sourceTitle: '=cmd|"/c calc"!A1',
      effectiveAt: '2026-11-01',
    });
    expect(named.some(({ indications }) => indications === '@one | -two')).toBe(true);
    const path = `events?${PAIR}&sponsor=iregene`;
    await duckdb.take('iregene', (await take(`${path}&format=parquet`)).bytes);
    const rows = await duckdb.ask('SELECT * FROM iregene');
    const lines = csvRows((await take(`${path}&format=csv`)).bytes);
    expect(rows.length).toBeGreaterThan(5);
    for (const [at, { recordedAt: _recordedAt, ...row }] of rows.entries())
      for (const [name, value] of Object.entries(row))
        expect([name, lines[at]![name]]).toEqual([name, value === null ? '' : String(value as string)]);
  });
});

describe('spans as a table', () => {
  const QUESTION = `measure=receipt-to-approval&agency=FDA&${PAIR}`;
  const taken = async () =>
    duckdb.take('spans', (await take(`review-times/spans?${QUESTION}&format=parquet`)).bytes);

  it('give DuckDB the same counts and medians as the register gives', async () => {
    await taken();
    const { groups } = await json(`review-times?${QUESTION}&groupBy=application-kind`);
    expect(groups.length).toBe(2);
    for (const { group, counts, completedOnly } of groups as Listed[]) {
      const spans = `FROM spans WHERE applicationKind = '${group['application-kind']}'`;
      const states = await duckdb.ask(`SELECT state, count(*) AS n ${spans} GROUP BY state`);
      expect(Object.fromEntries(states.map(({ state, n }) => [state, Number(n)]))).toEqual({
        completed: counts.completed,
        pending: counts.pending,
      });
      const [figures] = await duckdb.ask(
        `SELECT quantile_cont(daysLeast, 0.5) AS least, quantile_cont(daysMost, 0.5) AS most,
           quantile_cont(daysLeast, 0.25) AS lower, avg(daysMost) AS mean ${spans} AND state = 'completed'`,
      );
      expect(figures!['least']).toBeCloseTo(completedOnly.median.least, 9);
      expect(figures!['most']).toBeCloseTo(completedOnly.median.most, 9);
      expect(figures!['lower']).toBeCloseTo(completedOnly.lowerQuartile.least, 9);
      expect(figures!['mean']).toBeCloseTo(completedOnly.mean.most, 9);
    }
  });

  it('date their ends as recorded, and count the days that DuckDB counts between them', async () => {
    await taken();
    const rows = await duckdb.ask(
      'SELECT productId, state, startOn, startEarliest, startLatest, endOn FROM spans',
    );
    expect(rows.length).toBe(REVIEWS.length);
    for (const { productId, state, startOn, startEarliest, startLatest, endOn } of rows) {
      const { received, approved } = REVIEWS[Number(String(productId).slice(2))]!;
      const over = approved !== undefined && approved <= '2026-11-01';
      expect([startOn, endOn, state]).toEqual([
        received,
        over ? approved : null,
        over ? 'completed' : 'pending',
      ]);
      expect(startEarliest).toBe(received.length === 7 ? `${received}-01` : received);
      expect(String(startLatest).slice(0, received.length)).toBe(received);
    }
    const wrong = await duckdb.ask(
      `SELECT productId FROM spans WHERE state = 'completed' AND
         (daysLeast <> endEarliest - startLatest OR daysMost <> endLatest - startEarliest)`,
    );
    expect(wrong).toEqual([]);
  });

  it('are in the order of the list, in every format', async () => {
    await taken();
    const ids = (await everything(`review-times/spans?${QUESTION}`)).map(
      ({ productId }) => productId as string,
    );
    expect((await duckdb.ask('SELECT productId FROM spans')).map(({ productId }) => productId)).toEqual(ids);
    const lines = csvRows((await take(`review-times/spans?${QUESTION}&format=csv`)).bytes);
    expect(lines.map(({ productId }) => productId)).toEqual(ids);
  });
});

test('statistics and counts as tables say what their JSON says', async () => {
  const question = `review-times?measure=receipt-to-approval&groupBy=agency,application-kind&${PAIR}`;
  await duckdb.take('figures', (await take(`${question}&format=parquet`)).bytes);
  const rows = await duckdb.ask(
    'SELECT agency, "application-kind" AS kind, n, medianLeast, medianMost FROM figures',
  );
  expect(rows).toEqual(
    ((await json(question)).groups as Listed[]).map(({ group, counts, completedOnly }) => ({
      agency: group.agency,
      kind: group['application-kind'],
      n: String(counts.n),
      medianLeast: completedOnly.median?.least ?? null,
      medianMost: completedOnly.median?.most ?? null,
    })),
  );
  await duckdb.take('counts', (await take(`review-times/counts?${PAIR}&format=parquet`)).bytes);
  const items = (await json(`review-times/counts?${PAIR}`)).items as Listed[];
  const [sum] = await duckdb.ask('SELECT sum(n) AS n, sum(approved) AS approved FROM counts');
  const total = (of: (item: Listed) => number) => items.reduce((all, item) => all + of(item), 0);
  expect([Number(sum!['n']), Number(sum!['approved'])]).toEqual([
    total(({ n }) => n),
    total(({ conclusions }) => conclusions.approved),
  ]);
});

describe('a table', () => {
  it.each([
    'events?agency=NMPA',
    'review-times/spans?measure=receipt-to-approval',
    'review-times/counts?agency=FDA',
  ])('is pinned by its basis: in its metadata, its headers and the name of its file: %s', async (path) => {
    const { headers, bytes } = await take(`${path}&format=parquet`);
    const basis = JSON.parse(headers['clockstop-basis']!) as { position: number; effectiveAt: string };
    expect(headers['content-type']).toBe('application/vnd.apache.parquet');
    expect(headers['content-disposition']).toMatch(
      new RegExp(
        `^attachment; filename="clockstop-[a-z-]+-${basis.effectiveAt}-position-${basis.position}.parquet"$`,
      ),
    );
    await duckdb.take('pinned', bytes);
    const metadata = await duckdb.ask(
      `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${duckdb.file('pinned')}')`,
    );
    expect(Object.fromEntries(metadata.map(({ key, value }) => [key, value]))).toEqual({
      'clockstop.basis': JSON.stringify(basis),
      'clockstop.self': headers['content-location'],
    });
    await review(`after-${basis.position}`, { received: '2024-05-06', kind: 'NDA' });
    const again = await take(headers['content-location']!.replace('/api/v1/', ''));
    expect(again.bytes.equals(bytes)).toBe(true);
    expect(again.headers['cache-control']).toContain('immutable');
  });

  it('is not sent again to whoever has it', async () => {
    const path = `events?${PAIR}&format=parquet`;
    const known = { 'if-none-match': (await take(path)).headers['etag']! };
    const again = await service.get(path, known);
    expect([again.status, again.text]).toEqual([304, '']);
    const csv = await service.get(`events?${PAIR}`, { accept: 'text/csv', ...known });
    expect([csv.status, csv.headers['vary']]).toEqual([200, 'accept']);
  });

  it('is made of nothing where nothing matches', async () => {
    await duckdb.take('nothing', (await take('events?knownAt=position:0&format=parquet')).bytes);
    expect(await duckdb.ask('SELECT count(*) AS n FROM nothing')).toEqual([{ n: '0' }]);
    expect(csvRows((await take('events?knownAt=position:0&format=csv')).bytes)).toEqual([]);
  });

  it.each([
    ['events?format=parquet&limit=9', 'limit', 'cannot stand beside format parquet: a table holds every row'],
    [
      'review-times/spans?measure=receipt-to-approval&format=csv&cursor=x',
      'cursor',
      'cannot stand beside format csv: a table holds every row',
    ],
    ['events?format=xlsx', 'format', 'must be one of the following values: json, csv, parquet'],
  ])('%s is refused: %s %s', async (path, field, rule) => {
    const { status, body } = await service.get(path);
    expect([status, body.errors]).toMatchObject([400, [{ field, rule }]]);
  });

  it('is not an export of the register, and leaves the log as it is', async () => {
    const head = await service.head();
    await take('events?format=csv');
    expect(await service.head()).toBe(head);
  });
});
