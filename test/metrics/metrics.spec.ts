import { EventStore } from '../../src/event-store/index.js';
import { ProjectingService } from '../../src/projecting/index.js';
import { Service } from '../http/service.js';
import { readExposition, type Sample } from './exposition.js';

const source = { title: 'A test' };
const reason = { code: 'other', text: 'A test.' };
const DAY = 86_400;

let service: Service;
beforeEach(async () => (service = await Service.start()));
afterEach(() => service.close());

const scrape = async (from = service): Promise<Sample[]> => {
  const { status, headers, text } = await from.get('/metrics');
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  return readExposition(text);
};
const has = (labels: Sample['labels'], wanted: Sample['labels']): boolean =>
  Object.entries(wanted).every(([name, value]) => labels[name] === value);
/** Any other question waits until what was recorded is in the register; a scrape waits for nothing. */
const settled = (of = service) => of.get('products?limit=1');
const value = async (name: string, wanted: Sample['labels'] = {}): Promise<number | undefined> => {
  await settled();
  return (await scrape()).find((sample) => sample.name === name && has(sample.labels, wanted))?.value;
};
const post = async (path: string, body: object): Promise<string> => {
  const { status, text, body: receipt } = await service.post(path, body);
  expect([path, status, status === 201 ? '' : text]).toEqual([path, 201, '']);
  return receipt.eventId as string;
};
const product = (productId: string): Promise<string> =>
  post('products', { productId, source, names: [{ text: productId, kind: 'code' }] });
const step = (productId: string, type: string, effectiveOn: string, data: object = {}): Promise<string> =>
  post(`products/${productId}/events`, {
    type,
    effectiveOn,
    source,
    data: { applicationId: 'A', agency: 'FDA', ...data },
  });

test('a process tells of itself in the text format', async () => {
  const names = (await scrape()).map(({ name }) => name);
  for (const name of [
    'process_resident_memory_bytes',
    'nodejs_eventloop_lag_p99_seconds',
    'clockstop_store_up',
  ])
    expect(names).toContain(name);
});

test('requests are counted by the pattern of their route, and never by their address', async () => {
  for (let at = 0; at < 30; at++) await service.get(`products/none-${at}?knownAt=position:0`);
  for (let at = 0; at < 30; at++) await service.get(`/nowhere/${at}`);
  const counted = (await scrape()).filter(
    ({ name }) => name === 'clockstop_http_request_duration_seconds_count',
  );
  expect(counted.map(({ labels, value: count }) => [labels, count])).toEqual([
    [{ method: 'GET', route: '/api/v1/products/:productId', status: '404' }, 30],
    [{ method: 'GET', route: 'none', status: '404' }, 30],
  ]);
});

test('appends are counted with what they recorded and how they ended', async () => {
  await product('p');
  const before = (await value('clockstop_store_appended_events_total'))!;
  await step('p', 'ApplicationReceived', '2024-01-01', { applicationKind: 'NDA' });
  await step('p', 'ApplicationFiled', '2024-03-01');
  expect(await value('clockstop_store_appended_events_total')).toBe(before + 2);
  const store = service.app.get(EventStore);
  const event = { id: '00000000-0000-5000-8000-000000000000', body: '{}' };
  await expect(
    store.append({ stream: 'product-p', expectedRevision: 99, events: [event] }),
  ).rejects.toThrow();
  expect(await value('clockstop_store_append_duration_seconds_count', { outcome: 'conflict' })).toBe(1);
  expect(await value('clockstop_store_appended_events_total')).toBe(before + 2);
});

test('review durations follow what is recorded, corrected and retracted', async () => {
  const labels = { measure: 'receipt-to-approval', agency: 'FDA', application_kind: 'NDA' };
  const told = async (bound: string) => ({
    count: await value('clockstop_review_duration_seconds_count', { ...labels, bound }),
    days: ((await value('clockstop_review_duration_seconds_sum', { ...labels, bound })) ?? NaN) / DAY,
    in300: await value('clockstop_review_duration_seconds_bucket', {
      ...labels,
      bound,
      le: String(300 * DAY),
    }),
    pending: await value('clockstop_reviews_pending', labels),
  });
  await product('p');
  await step('p', 'ApplicationReceived', '2024-01-01', { applicationKind: 'NDA' });
  expect(await told('least')).toEqual({ count: undefined, days: NaN, in300: undefined, pending: 1 });
  const approval = await post('products/p/marketing-approvals', {
    ...{ approvalId: 'V', agency: 'FDA', applicationId: 'A', effectiveOn: '2024-10-01', source },
    approvalKind: 'full',
    indication: 'I',
  });
  expect(await told('least')).toEqual({ count: 1, days: 274, in300: 1, pending: 0 });
  await post(`events/${approval}/correction`, { changes: { effectiveOn: '2024-12' }, reason });
  expect(await told('least')).toEqual({ count: 1, days: 335, in300: 0, pending: 0 });
  expect(await told('most')).toMatchObject({ count: 1, days: 365 });
  await post(`events/${approval}/retraction`, { reason });
  expect(await told('least')).toEqual({ count: undefined, days: NaN, in300: undefined, pending: 1 });
});

test('a projection that lags is seen as long as it lags, and no scrape waits for it', async () => {
  await product('p');
  expect(await value('clockstop_projection_lag_events', { projection: 'register' })).toBe(0);
  await service.app.get(ProjectingService).onModuleDestroy();
  const store = service.app.get(EventStore);
  for (let at = 0; at < 3; at++)
    await store.append({
      stream: 'product-q',
      expectedRevision: at - 1,
      events: [{ id: `0000000${at}-0000-5000-8000-000000000000`, body: '{}' }],
    });
  const since = performance.now();
  const samples = await scrape();
  expect(performance.now() - since).toBeLessThan(4_000);
  const of = (name: string, labels: Sample['labels'] = {}) =>
    samples.find((sample) => sample.name === name && has(sample.labels, labels))?.value;
  expect([
    of('clockstop_store_head_position'),
    of('clockstop_projection_position', { projection: 'register' }),
  ]).toEqual([4, 1]);
  expect(of('clockstop_projection_lag_events', { projection: 'register' })).toBe(3);
});

test('overdue applications are those that the deadlines tell', async () => {
  const bundled = await Service.withBundledRegister();
  await bundled.post('products/ct0596/acceptances', {
    ...{ effectiveOn: '2024-01-12', applicationId: 'LATE', agency: 'NMPA', applicationKind: 'IND', source },
  });
  await bundled.post('products/ct0596/acceptances', {
    ...{ effectiveOn: '2026-11-02', applicationId: 'SOON', agency: 'NMPA', applicationKind: 'NDA', source },
  });
  await settled(bundled);
  const samples = await scrape(bundled);
  for (const [metric, query] of [
    ['clockstop_applications_overdue', 'overdue=true'],
    ['clockstop_applications_clock_running', ''],
  ] as const) {
    const { items } = (await bundled.get(`deadlines?limit=500&${query}`)).body;
    const counts = new Map<string, number>();
    for (const { agency, applicationKind } of items as { agency: string; applicationKind: string }[]) {
      const key = `${agency} ${applicationKind}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const told = samples
      .filter(({ name, value: count }) => name === metric && count > 0)
      .map(({ labels, value: count }) => [`${labels['agency']} ${labels['application_kind']}`, count]);
    expect([metric, told.sort()]).toEqual([metric, [...counts].sort()]);
    expect(told.length).toBeGreaterThan(0);
  }
  await bundled.close();
});
