import { Service } from './service.js';

/** What may be kept, for how long, and that what was pinned never changes. */
const FOR_EVER = 'private, max-age=31536000, immutable';
const REVALIDATE = 'private, no-cache';
const source = { title: 'A test' };

let service: Service;
beforeAll(async () => (service = await Service.withBundledRegister()));
afterAll(() => service.close());

let made = 0;
const register = async (): Promise<void> => {
  const productId = `aaa-new-${made++}`;
  const { status } = await service.post('products', {
    productId,
    source,
    names: [{ text: `New ${productId}`, kind: 'code' }],
  });
  expect(status).toBe(201);
};

const QUESTIONS = [
  'products',
  'products?search=cel&limit=3',
  'products/amimestrocel',
  'products/amimestrocel/timeline',
  'products/nouvneu001/history',
  'events?type=MarketingApproved',
  'events?agency=NMPA&effectiveFrom=2025-10-20&effectiveTo=2025-10-26',
  'applications?agency=NMPA',
  'guidelines',
];

test.each(QUESTIONS)('%s: not pinned, to be revalidated, with a strong tag', async (question) => {
  const { status, headers } = await service.get(question);
  expect([status, headers['cache-control']]).toEqual([200, REVALIDATE]);
  expect(headers['etag']).toMatch(/^"[\w-]{27}"$/);
  const again = await service.get(question, { 'if-none-match': headers['etag']! });
  expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', headers['etag']]);
});

test.each(QUESTIONS)(
  '%s: its self is pinned, immutable, and stays byte for byte the same',
  async (question) => {
    const { body } = await service.get(question);
    const self = body.self as string;
    expect(self).toContain(`effectiveAt=${body.basis.effectiveAt}`);
    expect(self).toContain(`knownAt=position:${body.basis.position}`);
    const first = await service.get(self);
    expect([first.status, first.headers['cache-control'], first.body.self]).toEqual([200, FOR_EVER, self]);
    await register();
    const second = await service.get(self);
    expect([second.text, second.headers['etag']]).toEqual([first.text, first.headers['etag']]);
  },
);

test('a pinned answer is the same when it is made anew, with nothing kept of it and more recorded since', async () => {
  const other = await Service.withBundledRegister({ ANSWER_CACHE: '0' });
  try {
    for (const question of QUESTIONS) {
      const { body } = await other.get(question);
      const first = await other.get(body.self as string);
      await other.post('products', { source, names: [{ text: `After ${question}`, kind: 'code' }] });
      await other.post('products/amimestrocel/events', {
        type: 'AliasAsserted',
        source,
        data: { name: { text: `After ${question}`, kind: 'description' } },
      });
      const second = await other.get(body.self as string);
      expect([question, second.text]).toEqual([question, first.text]);
    }
    expect((await other.get('products')).body.basis.position).toBe(145 + 2 * QUESTIONS.length);
  } finally {
    await other.close();
    delete process.env['ANSWER_CACHE'];
  }
});

test('an answer that is not pinned changes when something is recorded, and so does its tag', async () => {
  const before = await service.get('products?search=aaa-new');
  await register();
  const after = await service.get('products?search=aaa-new', { 'if-none-match': before.headers['etag']! });
  expect([after.status, after.body.total]).toEqual([200, before.body.total + 1]);
  expect(after.headers['etag']).not.toBe(before.headers['etag']);
});

test('one date alone does not pin', async () => {
  for (const date of ['effectiveAt=2025-01-02', 'knownAt=position:100'])
    expect((await service.get(`products?${date}`)).headers['cache-control']).toBe(REVALIDATE);
});

test('a comparison is pinned where both its pairs of dates are', async () => {
  const to = 'effectiveAt=2026-01-31&knownAt=position:145';
  const from = 'fromEffectiveAt=2026-01-31&fromKnownAt=position:136';
  for (const [query, control] of [
    [to, REVALIDATE],
    [from, REVALIDATE],
    [`${to}&fromKnownAt=position:136`, REVALIDATE],
    [`${to}&${from}`, FOR_EVER],
  ] as const) {
    const { headers, body } = await service.get(`diff?${query}`);
    expect([query, headers['cache-control']]).toEqual([query, control]);
    expect((await service.get(body.self as string)).headers['cache-control']).toBe(FOR_EVER);
  }
});

test('an instant pins as a position does', async () => {
  const { body, headers } = await service.get('products?effectiveAt=2026-01-31&knownAt=2020-01-01T00:00:00Z');
  expect([headers['cache-control'], body.basis.position, body.basis.knownAt]).toEqual([
    FOR_EVER,
    0,
    undefined,
  ]);
});

test.each([
  ['*', 304],
  ['W/TAG', 304],
  ['"other", TAG', 304],
  ['"other"', 200],
  ['nonsense', 200],
  ['', 200],
])('If-None-Match: %s', async (header, status) => {
  const { headers } = await service.get('guidelines');
  const answer = await service.get('guidelines', {
    'if-none-match': header.replace('TAG', headers['etag']!),
  });
  expect(answer.status).toBe(status);
});

test('problems and receipts are not kept', async () => {
  expect((await service.get('products/none')).headers['cache-control']).toBe('no-store');
  const { headers } = await service.post('products', {
    source,
    names: [{ text: 'Kept nowhere', kind: 'code' }],
  });
  expect(headers['etag']).toBeUndefined();
});

test('what was just recorded is answered, and can be waited for by its position', async () => {
  const { body } = await service.post('products', {
    source,
    names: [{ text: 'Read your writes', kind: 'code' }],
  });
  const answer = await service.get(
    `products?search=read your writes&waitFor=${body.position}`.replaceAll(' ', '%20'),
  );
  expect([answer.body.total, answer.body.basis.position >= body.position]).toEqual([1, true]);
  expect(answer.body.self).not.toContain('waitFor');
});

describe('pages', () => {
  const LISTS = [
    'products',
    'events?agency=NMPA',
    'events?type=GuidelinePublished,ClinicalTrialTacitlyApproved',
    'applications',
  ];

  test.each(LISTS)('%s: every item once, though events are recorded in between', async (list) => {
    const whole = await service.get(`${list}${list.includes('?') ? '&' : '?'}limit=500`);
    const seen: unknown[] = [];
    let next: string | undefined;
    let pages = 0;
    do {
      const separator = list.includes('?') ? '&' : '?';
      const { status, body } = await service.get(
        `${list}${separator}limit=4${next === undefined ? '' : `&cursor=${next}`}`,
      );
      expect([status, body.total, body.basis]).toEqual([200, whole.body.total, whole.body.basis]);
      seen.push(...body.items);
      next = body.next;
      pages++;
      await register();
    } while (next !== undefined);
    expect(pages).toBe(Math.ceil(whole.body.total / 4));
    expect(pages).toBeGreaterThan(2);
    expect(seen).toEqual(whole.body.items);
  });

  test('a later page is pinned as the first was, and is for ever the same', async () => {
    const { body } = await service.get('products?limit=2');
    const later = await service.get(`products?limit=2&cursor=${body.next}`);
    expect(later.headers['cache-control']).toBe(FOR_EVER);
    await register();
    expect((await service.get(`products?limit=2&cursor=${body.next}`)).text).toBe(later.text);
    expect((await service.get(later.body.self as string)).text).toBe(later.text);
  });

  test('the last page has no next; a page is as long as was asked', async () => {
    const { body } = await service.get('events?type=ConditionImposed');
    expect([body.items.length, body.total, 'next' in body]).toEqual([1, 1, false]);
    expect((await service.get('events?limit=7')).body.items).toHaveLength(7);
    expect((await service.get('events')).body.items).toHaveLength(50);
  });
});
