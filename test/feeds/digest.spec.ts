import { BEFORE_CORRECTIONS, Service, type Answer } from '../http/service.js';
import { xmlFaults } from './xml.js';

/** What the trade press compiled for the week of 20 October 2025 (data/README.md, facts F002 to F009). */
const W43 = [
  ['stem-cell-therapy', 'nouvneu004', 'NouvNeu004', 'Multiple system atrophy'],
  ['stem-cell-therapy', 'first-biotech-huc-msc', 'First Biotech hUC-MSC injection', 'allergic rhinitis'],
  ['gene-therapy', 'wsk-im02', 'WSK-IM02', 'ovarian cancer'],
  ['none', 'sa1211', 'SA1211', 'hepatitis B'],
  ['none', 'syh2061', 'SYH2061', 'kidney disease'],
  ['none', 'ibi3026', 'IBI3026', 'solid tumors'],
  ['none', 'gensci139', 'GenSci139', 'solid tumors'],
  ['none', 'bl-m24d1', 'BL-M24D1', 'solid tumors'],
] as const;

const HOSTILE = `</td><script>alert("1")</script> & ' [x](y) *b* |`;

let service: Service;
let afterBundle: number;
beforeAll(async () => {
  service = await Service.withBundledRegister();
  afterBundle = await service.head();
  const source = { title: HOSTILE, url: 'https://example.org/?a=1&b="<>' };
  await service.post('products', {
    productId: 'hostile',
    source,
    names: [{ text: HOSTILE, kind: 'code' }],
    sponsor: HOSTILE,
    therapyGroup: 'gene-therapy',
  });
  for (const [applicationId, agency, effectiveOn] of [
    ['A', 'NMPA', '2026-06-03'],
    ['B', 'FDA', '2026-06'],
  ])
    await service.post('products/hostile/acceptances', {
      ...{ applicationId, agency, effectiveOn, source },
      applicationKind: 'IND',
      indications: [HOSTILE],
    });
});
afterAll(() => service.close());

const ask = async (query: string, headers = {}): Promise<Answer> => {
  const answer = await service.get(`feeds/digest?${query}`, headers);
  expect([query, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([query, 200, '']);
  return answer;
};
interface Counted {
  readonly kind: string;
  readonly certain: number;
  readonly possible: number;
}
const countsOf = ({ body }: Answer) =>
  (body.kinds as Counted[]).flatMap(({ kind, certain, possible }) =>
    certain + possible > 0 ? [[kind, certain, possible]] : [],
  );
interface Entry {
  readonly product: { readonly productId: string; readonly name: string; readonly therapyGroup?: string };
  readonly data: { readonly indications: readonly string[] };
  readonly source: { readonly url: string };
  readonly corrections?: readonly object[];
}
const entriesOf = ({ body }: Answer): Entry[] =>
  (body.kinds as { classes: { entries: Entry[] }[] }[]).flatMap(({ classes }) =>
    classes.flatMap(({ entries }) => entries),
  );

describe('the week of 20 October 2025', () => {
  const AS_BUNDLED = `week=2025-W43&effectiveAt=2026-01-31&knownAt=position:${BEFORE_CORRECTIONS}`;

  it('holds the eight tacit approvals that the trade press tells, by class, and nothing else', async () => {
    const answer = await ask(AS_BUNDLED);
    expect(answer.body.week).toEqual({
      name: '2025-W43',
      from: '2025-10-20',
      to: '2025-10-26',
      complete: true,
      before: '2025-W42',
      after: '2025-W44',
    });
    expect(countsOf(answer)).toEqual([['tacitly-approved', 8, 0]]);
    const found = entriesOf(answer);
    expect(
      found.map(({ product: { therapyGroup, productId, name } }) => [therapyGroup, productId, name]),
    ).toEqual(W43.map(([group, id, name]) => [group, id, name]));
    for (const [at, [, , , indication]] of W43.entries()) {
      expect(found[at]!.data.indications.join()).toContain(indication);
      expect(found[at]).toMatchObject({ effectiveOn: '2025-10-20/2025-10-26', certainty: 'certain' });
      expect(found[at]!.source.url).toBe('https://vcbeathealth.com/article/5958');
    }
  });

  it('is told as of any pair of dates', async () => {
    expect(countsOf(await ask('week=2025-W43&effectiveAt=2025-10-19'))).toEqual([]);
    const during = await ask('week=2025-W43&effectiveAt=2025-10-22');
    expect(countsOf(during)).toEqual([['tacitly-approved', 0, 8]]);
    expect([during.body.week.complete, during.body.week.after]).toEqual([false, undefined]);
    expect(countsOf(await ask('week=2025-W43&knownAt=position:10'))).not.toEqual(countsOf(during));
    expect(countsOf(await ask('week=2025-W43&knownAt=position:0'))).toEqual([]);
    const corrected = async (dates: string) =>
      entriesOf(await ask(dates)).filter(({ corrections }) => corrections).length;
    expect(await corrected(AS_BUNDLED)).toBe(0);
    expect(await corrected(`week=2025-W43&knownAt=position:${afterBundle}`)).toBe(1);
  });

  it('has the same content in HTML and in Markdown', async () => {
    const [page, note] = [await ask(`${AS_BUNDLED}&format=html`), await ask(`${AS_BUNDLED}&format=markdown`)];
    for (const [, , name, indication] of W43)
      for (const { text } of [page, note])
        expect([text.includes(name), text.includes(indication)]).toEqual([true, true]);
    expect(note.text).toContain('## Tacitly approved 默示许可: 8\n');
    expect(note.text).toContain('### None of the five groups 不属于五类: 5\n');
    expect(note.text).toContain('None: Accepted, ');
  });
});

describe('a digest', () => {
  it('counts what may lie in the week apart, in every week that it may lie in', async () => {
    expect(countsOf(await ask('week=2026-W23&effectiveAt=2026-11-01'))).toEqual([['accepted', 1, 1]]);
    expect(countsOf(await ask('week=2026-W25&effectiveAt=2026-11-01'))).toEqual([['accepted', 0, 1]]);
    expect(countsOf(await ask('week=2026-W28&effectiveAt=2026-11-01'))).toEqual([]);
    expect(countsOf(await ask('week=2026-W23&agency=NMPA&effectiveAt=2026-11-01'))).toEqual([
      ['accepted', 1, 0],
    ]);
    const { text } = await ask('week=2026-W25&format=markdown&effectiveAt=2026-11-01');
    expect(text).toContain('2026-06; possible: ');
  });

  it('is of the last full week where none is named, by the day asked', async () => {
    for (const [day, week] of [
      ['2025-10-26', '2025-W43'],
      ['2025-10-25', '2025-W42'],
      ['2021-01-04', '2020-W53'],
    ])
      expect((await ask(`effectiveAt=${day}`)).body.week.name).toBe(week);
    expect((await ask('')).body.week.complete).toBe(true);
  });

  it('leads to the weeks beside it and to its other formats, and each leads back to itself', async () => {
    const { body } = await ask('week=2025-W43&agency=NMPA&effectiveAt=2025-11-01');
    const { before, after, json, html, markdown } = body.links;
    for (const [address, week, type] of [
      [before, '2025-W42', 'application/json'],
      [after, '2025-W44', 'application/json'],
      [json, '2025-W43', 'application/json'],
      [html, '2025-W43', 'text/html'],
      [markdown, '2025-W43', 'text/markdown'],
    ]) {
      const answer = await service.get(address);
      expect([answer.status, answer.headers['content-type']]).toEqual([200, `${type}; charset=utf-8`]);
      expect(answer.headers['cache-control']).toContain('immutable');
      expect(answer.text).toContain(week);
      if (answer.body) expect(answer.body.self).toBe(address);
    }
    expect(json).toBe(body.self);
  });

  it('comes in the format that Accept asks for, and says that it differs by it', async () => {
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const page = await ask('week=2025-W43', { accept });
    expect([page.headers['content-type'], page.headers['vary']]).toEqual([
      'text/html; charset=utf-8',
      'accept',
    ]);
    const again = await service.get('feeds/digest?week=2025-W43', {
      accept,
      'if-none-match': page.headers['etag']!,
    });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await ask('week=2025-W43&format=json', { accept })).body.week.name).toBe('2025-W43');
  });

  it('as a page is well-formed and runs nothing of what was recorded', async () => {
    for (const query of ['week=2026-W23', 'week=2025-W43', 'week=1901-W01']) {
      const { text, headers } = await ask(`${query}&format=html`);
      // The doctype of HTML is no doctype of XML.
      expect(await xmlFaults(text.replace('<!doctype html>', ''))).toEqual([]);
      expect(text).not.toContain('<script');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
    const { text } = await ask('week=2026-W23&format=html');
    expect(text).toContain('&lt;/td&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39; [x](y)');
    expect(text).toContain('href="https://example.org/?a=1&amp;b=&quot;&lt;&gt;"');
  });

  it('as Markdown shows what was recorded, and not what it could mean there', async () => {
    const { text } = await ask('week=2026-W23&format=markdown');
    expect(text).toContain(String.raw`\</td\>\<script\>alert("1")\</script\> \& ' \[x\](y) \*b\* \|`);
    expect(text).toContain('](<https://example.org/?a=1&b="%3C%3E>)');
  });

  it.each([
    ['week=2025-W53', 'week', 'must be a week of ISO 8601, such as 2025-W43'],
    ['week=2025-43', 'week', 'must be a week of ISO 8601, such as 2025-W43'],
    ['effectiveAt=0000-01-05', 'effectiveAt', 'must leave a full week before it'],
    ['format=pdf', 'format', 'must be one of the following values: json, html, markdown'],
    ['cursor=x', 'cursor', 'is not a parameter here'],
  ])('asked for with %s is refused: %s %s', async (query, field, rule) => {
    const { status, body } = await service.get(`feeds/digest?${query}`);
    expect([status, body.errors]).toMatchObject([400, [{ field, rule }]]);
  });
});
