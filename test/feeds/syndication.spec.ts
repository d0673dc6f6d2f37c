import { Service, type Answer } from '../http/service.js';
import { jsonFeedFaults } from './json-feed.js';
import { atomFaults } from './xml.js';

const HOSTILE = `</title>]]><script>alert("1")</script> & ' 艾`;
const source = { title: HOSTILE, url: 'https://example.org/?a=1&b="<>' };
const reason = { code: 'other', text: HOSTILE };

let service: Service;
const ids: Record<string, string> = {};

const post = async (path: string, body: object): Promise<string> => {
  const { status, text, body: receipt } = await service.post(path, body);
  expect([path, status, status === 201 ? '' : text]).toEqual([path, 201, '']);
  return receipt.eventId as string;
};
const accept = (applicationId: string, agency: string, effectiveOn: string): Promise<string> =>
  post('products/p/acceptances', { applicationId, agency, effectiveOn, source, applicationKind: 'IND' });

beforeAll(async () => {
  service = await Service.withBundledRegister({ ACCESS_CONTROL: 'off' });
  await post('products', {
    productId: 'p',
    source,
    names: [{ text: HOSTILE, kind: 'code' }],
    sponsor: 'Acme & Sons',
    therapyGroup: 'gene-therapy',
  });
  ids['moved'] = await accept('A', 'FDA', '2024-01-10');
  ids['retracted'] = await accept('B', 'NMPA', '2024-02');
  ids['later'] = await accept('C', 'NMPA', '2099-01-01');
  await post(`events/${ids['moved']}/correction`, { changes: { effectiveOn: '2024-01-11' }, reason });
  await post(`events/${ids['retracted']}/retraction`, { reason });
});
afterAll(() => service.close());

interface Item {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly content_html: string;
  readonly date_published: string;
  readonly date_modified: string;
  readonly tags: readonly string[];
  readonly _clockstop: { readonly eventId: string; readonly status: string; readonly type: string };
}

const ask = async (path: string, headers = {}): Promise<Answer> => {
  const answer = await service.get(`feeds/${path}`, headers);
  expect([path, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([path, 200, '']);
  return answer;
};
const json = async (query = '') => {
  const answer = await ask(`events.json?${query}`);
  return { ...answer, body: JSON.parse(answer.text) as { items: Item[] } };
};
const itemsOf = async (query: string): Promise<Item[]> => (await json(query)).body.items;
const pathOf = (address: string): string =>
  address.replace('http://localhost:80', '').replace('http://localhost', '');

const SELECTIONS = [
  '',
  'limit=3',
  'limit=500',
  'productId=p',
  'agency=FDA',
  'sponsor=acme',
  'therapyGroup=stem-cell-therapy',
  'type=MarketingApproved,IndicationApproved',
  'type=ReviewClockEnacted&limit=500',
  'referenceId=cn-ind-2019',
  'effectiveFrom=2025-10-20&effectiveTo=2025-10-26',
  'productId=nobody',
  'knownAt=position:0',
  'knownAt=position:60&effectiveAt=2024-01-01',
];

describe('the feed of events', () => {
  it.each(SELECTIONS)('is valid Atom and valid JSON Feed: %s', async (query) => {
    const atom = await ask(`events.atom?${query}`);
    expect(atom.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(await atomFaults(atom.text)).toEqual([]);
    const feed = await json(query);
    expect(feed.headers['content-type']).toBe('application/feed+json; charset=utf-8');
    expect(jsonFeedFaults(feed.body)).toEqual([]);
    const entries = [...atom.text.matchAll(/<entry>\s*<id>(.*?)<\/id>/g)].map(([, id]) => id);
    expect(entries).toEqual(feed.body.items.map(({ id }) => id));
  });

  it('is not valid where the schema says so', async () => {
    const { text } = await ask('events.atom?limit=2');
    for (const [from, to] of [
      [/<id>urn:uuid:/, '<id>'],
      [/<title>.*?<\/title>/s, ''],
      [/<updated>/, '<updated>x'],
      [/<author>/, '<author><nom/>'],
      [/ term="[^"]*"/, ''],
      [/rel="alternate"/g, 'rel="via"'],
      [/<entry>(.*?)<\/entry>/s, '<entry>$1</entry><entry>$1</entry>'],
    ] as const)
      expect([from, (await atomFaults(text.replace(from, to))).length]).not.toEqual([from, 0]);
    const { body } = await json('limit=2');
    for (const wrong of [
      { ...body, version: 'https://jsonfeed.org/version/1' },
      { ...body, author: { name: 'x' } },
      { ...body, items: [body.items[0], body.items[0]] },
      { ...body, items: [{ ...body.items[0], content_html: undefined, date_published: '2025-01-02' }] },
    ])
      expect(jsonFeedFaults(JSON.parse(JSON.stringify(wrong)))).not.toEqual([]);
  });

  it('tells a fact once, under the id of its event, by the last record about it', async () => {
    const items = await itemsOf('productId=p');
    expect(items.map(({ _clockstop: { eventId, status } }) => [eventId, status]).slice(0, 3)).toEqual([
      [ids['retracted'], 'retracted'],
      [ids['moved'], 'corrected'],
      [ids['later'], 'standing'],
    ]);
    const [retracted, moved, later] = items as [Item, Item, Item];
    expect(retracted.id).toBe(`urn:uuid:${ids['retracted']}`);
    expect(retracted.title).toBe(`Retracted: ${HOSTILE}: Application accepted (NMPA, IND)`);
    expect(moved.title).toMatch(/^Corrected: /);
    expect(moved.content_html).toContain('<dd>2024-01-11</dd>');
    expect(moved.content_html).not.toContain('<script');
    expect(moved.date_modified > moved.date_published).toBe(true);
    expect(later.date_modified).toBe(later.date_published);
    expect(later.tags).toEqual(['ApplicationAccepted', 'NMPA', 'gene-therapy']);
    expect((await service.get(pathOf(later.url))).body.event.id).toBe(ids['later']);
    const before = (await itemsOf('productId=p&knownAt=position:148')).map(({ id }) => id);
    expect(before).toContain(`urn:uuid:${ids['retracted']}`);
  });

  it('has the escaped content that the JSON Feed has', async () => {
    const { text } = await ask('events.atom?productId=p');
    const unescaped = (escaped: string) =>
      escaped
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
    const contents = [...text.matchAll(/<content type="html">(.*?)<\/content>/gs)].map(([, each]) =>
      unescaped(each!),
    );
    expect(contents).toEqual((await itemsOf('productId=p')).map(({ content_html }) => content_html));
  });

  it('can be read to its end, page by page, while events are recorded', async () => {
    const whole = (await itemsOf('limit=500')).map(({ id }) => id);
    const read: string[] = [];
    let path = 'events.json?limit=40';
    for (let page = 0; page < 10; page++) {
      const { body } = await ask(path).then(({ text }) => ({
        body: JSON.parse(text) as { items: Item[]; next_url?: string },
      }));
      read.push(...body.items.map(({ id }) => id));
      if (page === 1) await accept(`while-reading`, 'EMA', '2026-01-01');
      if (body.next_url === undefined) break;
      path = pathOf(body.next_url).replace('/api/v1/feeds/', '');
    }
    expect(read).toEqual(whole);
    const { text } = await ask('events.atom?limit=40');
    const next = /rel="next" href="([^"]*)"/.exec(text)![1]!.replaceAll('&amp;', '&');
    const second = await service.get(pathOf(next));
    expect(await atomFaults(second.text)).toEqual([]);
    expect(second.text).toContain('rel="first"');
  });

  it('answers 304 until something that it tells has changed', async () => {
    for (const format of ['atom', 'json']) {
      const path = `feeds/events.${format}?productId=p&limit=2`;
      const first = await service.get(path);
      const known = { 'if-none-match': first.headers['etag']! };
      expect(first.headers['cache-control']).toBe('private, no-cache');
      expect((await service.get(path, known)).status).toBe(304);
      await post('products', { productId: `other-${format}`, source, names: [{ text: 'O', kind: 'code' }] });
      const unchanged = await service.get(path, known);
      expect([unchanged.status, unchanged.text]).toEqual([304, '']);
      await accept(`new-${format}`, 'NMPA', '2026-02-01');
      expect((await service.get(path, known)).status).toBe(200);
    }
  });

  it('carries its basis, and the address that gives it for ever', async () => {
    const { headers, text } = await ask('events.atom?agency=FDA');
    expect(JSON.parse(headers['clockstop-basis']!)).toMatchObject({ position: expect.any(Number) });
    await accept('after', 'FDA', '2026-03-01');
    const pinned = await service.get(headers['content-location']!);
    expect(pinned.headers['cache-control']).toContain('immutable');
    const entries = (feed: string) => feed.match(/<entry>.*<\/entry>/s)![0];
    expect(entries(pinned.text)).toBe(entries(text));
  });

  it('has an id of its own for each selection, the same in every reading', async () => {
    const idOf = async (query: string) =>
      /<id>(.*?)<\/id>/.exec((await ask(`events.atom?${query}`)).text)![1];
    expect(await idOf('agency=FDA&type=MarketingApproved')).toBe(
      await idOf('type=MarketingApproved&limit=3&agency=FDA&knownAt=position:9'),
    );
    expect(await idOf('agency=FDA')).not.toBe(await idOf('agency=NMPA'));
  });

  it.each([
    ['agency=fda', 'agency'],
    ['therapyGroup=x', 'therapyGroup'],
    ['format=atom', 'format'],
    ['cursor=x', 'cursor'],
    ['limit=501', 'limit'],
    ['productId=a&referenceId=b', 'referenceId'],
  ])('asked for with %s is refused', async (query, field) => {
    for (const format of ['atom', 'json']) {
      const { status, body } = await service.get(`feeds/events.${format}?${query}`);
      expect([status, body.errors]).toMatchObject([400, [{ field }]]);
    }
  });
});

describe('a feed of each product, agency, sponsor, therapy group and kind of event that the register knows', () => {
  const facet = async (name: string): Promise<string[]> => {
    const { body } = await service.get('product-facets');
    return body.facets[name].map(({ value }: { value: string }) => value);
  };
  const told = async (): Promise<{ type: string; productId?: string }[]> => {
    const { text } = await service.get('feeds/events?after=0&follow=false');
    return [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data!).event);
  };
  it.each<[string, () => Promise<(string | undefined)[]>]>([
    ['productId', async () => (await told()).map(({ productId }) => productId)],
    ['agency', () => facet('agency')],
    ['sponsor', () => facet('sponsor')],
    ['therapyGroup', () => facet('therapyGroup')],
    ['type', async () => (await told()).map(({ type }) => type)],
  ])(
    'by %s is valid Atom and valid JSON Feed, and tells of something',
    async (name, listed) => {
      const values = new Set((await listed()).filter((value) => value !== undefined));
      expect(values.size).toBeGreaterThan(2);
      const faults = [];
      for (const value of values) {
        const query = new URLSearchParams({ [name]: value, limit: '2' }).toString();
        const [atom, feed] = [await ask(`events.atom?${query}`), await json(query)];
        faults.push(...(await atomFaults(atom.text)), ...jsonFeedFaults(feed.body));
        // What is recorded about a record is told with the fact that it is about, and never by itself.
        const isFact = value !== 'EventCorrected' && value !== 'EventRetracted';
        if (feed.body.items.length > 0 !== isFact) faults.push(`${query} tells ${feed.body.items.length}`);
      }
      expect(faults).toEqual([]);
    },
    120_000,
  );
});

describe('addresses in a feed', () => {
  const selfOf = (text: string): string => /rel="self" href="([^"]*)"/.exec(text)![1]!;

  it('lead to the host that was asked', async () => {
    const { text } = await ask('events.atom?limit=1', { host: 'register.example:8080' });
    expect(selfOf(text)).toBe('http://register.example:8080/api/v1/feeds/events.atom?limit=1');
    const hostile = await ask('events.atom?limit=1', { host: '"><script>' });
    expect(await atomFaults(hostile.text)).toEqual([]);
  });

  it('lead to PUBLIC_URL where it is set', async () => {
    const published = await Service.start({ PUBLIC_URL: 'https://register.example/clockstop' });
    const { text } = await published.get('feeds/events.atom');
    expect(selfOf(text)).toBe('https://register.example/clockstop/api/v1/feeds/events.atom');
    expect(await atomFaults(text)).toEqual([]);
    await published.close();
    delete process.env['PUBLIC_URL'];
  });
});
