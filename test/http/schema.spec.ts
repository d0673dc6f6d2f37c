import { OpenApiDocument } from './document.js';
import { BEFORE_CORRECTIONS, Service, type Answer } from './service.js';

/** Every answer is held to the document's schema for its operation and status; schemas of answers are closed. */
let service: Service;
let document: OpenApiDocument;
beforeAll(async () => {
  service = await Service.withBundledRegister();
  document = await OpenApiDocument.of(service);
  await extend();
});
afterAll(() => service.close());

const source = { title: 'A test' };
const reason = { code: 'other', text: 'A test.' };

/** States that the bundled register does not reach: merges, splits, retractions, conditions, imprecise statuses. */
async function extend(): Promise<void> {
  const record = async (path: string, body: object): Promise<string> => {
    const { status, text, body: receipt } = await service.post(path, body);
    expect([path, status, status === 201 ? '' : text]).toEqual([path, 201, '']);
    return receipt.eventId as string;
  };
  for (const productId of ['p-one', 'p-two', 'p-three'])
    await record('products', {
      productId,
      source,
      names: [{ text: `Name of ${productId}`, kind: 'code' }],
      classifications: [{ scheme: 'S', value: 'V' }],
    });
  const alias = await record('products/p-one/events', {
    type: 'AliasAsserted',
    source,
    data: { name: { text: 'Another', kind: 'brand', lang: 'en' }, note: 'n' },
  });
  await record('products/p-one/events', { type: 'EventRetracted', reason, data: { targetId: alias } });
  await record('products/p-one/events', {
    type: 'ProductSplit',
    effectiveOn: '2030-01-01',
    source,
    data: { into: ['p-two'] },
  });
  const key = { approvalId: 'A', agency: 'FDA' };
  await record('products/p-one/marketing-approvals', {
    ...key,
    effectiveOn: '2020',
    source,
    approvalKind: 'accelerated',
    indication: 'I',
    approvalNumber: 'N',
    holder: 'H',
    applicationId: 'B',
  });
  await record('products/p-one/events', {
    type: 'ConditionImposed',
    effectiveOn: '2020',
    source,
    data: { ...key, conditionId: 'C', condition: 'Do it', due: '2030' },
  });
  const goal = { applicationId: 'B', agency: 'FDA' };
  await record('products/p-one/events', {
    type: 'GoalDateSet',
    effectiveOn: '2019',
    source,
    data: { ...goal, goalDate: '2020-01-01', basis: 'PDUFA' },
  });
  await record('products/p-one/events', {
    type: 'ReviewPathwayAssigned',
    effectiveOn: '2019/..',
    source,
    data: { ...goal, pathway: 'priority' },
  });
  await record('products/p-three/events', {
    type: 'ClinicalTrialStarted',
    effectiveOn: '2024-01/..',
    announcedOn: '2023',
    source,
    data: { trialId: 'T', agency: 'UNKNOWN', phase: 'II', indications: ['I'] },
  });
  await record('products/p-two/events', {
    type: 'ProductMerged',
    effectiveOn: '2024-01-01',
    source,
    data: { into: 'p-three' },
  });
}

/** Holds an answer to the document. */
function hold(operationId: string, { status, headers, body, text }: Answer): void {
  const content = document.responseContent(document.operation(operationId), status);
  const called = `${operationId} ${status}`;
  expect([called, content !== undefined]).toEqual([called, true]);
  const type = headers['content-type']?.split(';')[0];
  expect([called, type && content![type] !== undefined]).toEqual([called, true]);
  const schema = content![type!]!.schema;
  if (/\bjson$/.test(type!))
    expect([called, document.issues(schema, body), text.slice(0, 0)]).toEqual([called, [], '']);
}

const DATES = [
  '',
  'effectiveAt=2026-01-31',
  'effectiveAt=2024-06-15',
  'effectiveAt=2019-06-30',
  'effectiveAt=0001-01-01',
  'effectiveAt=9999-12-31',
  `effectiveAt=2026-01-31&knownAt=position:${BEFORE_CORRECTIONS}`,
  'knownAt=position:0',
  'knownAt=position:20',
  'knownAt=1999-01-01T00:00:00Z',
];

const LISTS: readonly (readonly [operationId: string, path: string])[] = [
  ['listProducts', 'products?'],
  ['listProducts', 'products?limit=2&'],
  ['listProducts', 'products?search=%E8%89%BE&'],
  ['listProducts', 'products?agency=FDA&stage=registered&'],
  ['listProducts', 'products?therapyGroup=stem-cell-therapy&sponsor=iregene&'],
  ['listEvents', 'events?'],
  ['listEvents', 'events?limit=500&'],
  ['listEvents', 'events?type=ReviewClockEnacted&limit=100&'],
  ['listEvents', 'events?productId=remestemcel-l&'],
  ['listEvents', 'events?referenceId=cn-ind-2019&'],
  ['listEvents', 'events?effectiveFrom=2024-01-01&effectiveTo=2024-12-31&'],
  ['listApplications', 'applications?'],
  ['listApplications', 'applications?status=tacitly-approved&agency=NMPA&'],
  ['listApplications', 'applications?applicationKind=IND&productId=ct0596&'],
  ['listEvents', 'events?therapyGroup=stem-cell-therapy&sponsor=iregene&'],
  ['listEvents', 'events?format=csv&'],
  ['listEvents', 'events?agency=FDA&format=parquet&'],
  ['eventsAtom', 'feeds/events.atom?'],
  ['eventsJsonFeed', 'feeds/events.json?limit=500&'],
  ['eventsJsonFeed', 'feeds/events.json?productId=nouvneu001&'],
  ['digest', 'feeds/digest?week=2025-W43&'],
  ['digest', 'feeds/digest?week=2024-W01&agency=NMPA&format=html&'],
  ['digest', 'feeds/digest?format=markdown&'],
  ['diff', 'diff?fromKnownAt=position:0&'],
  ['diff', 'diff?fromEffectiveAt=2020-01-01&limit=500&'],
  ['diff', 'diff?productId=nouvneu001&fromKnownAt=position:100&'],
  ['register', 'register?'],
  ['register', 'register?format=csv&'],
  ['listGuidelines', 'guidelines?'],
  ['listGuidelines', 'guidelines?agency=FDA&'],
];

const cases = DATES.flatMap((dates) => LISTS.map(([id, path]) => [id, `${path}${dates}`] as const));

test.each(cases)('%s: %s', async (operationId, path) => {
  const answer = await service.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  hold(operationId, answer);
});

test('state, timeline and history of every product, on every pair of dates', async () => {
  const { items } = (await service.get('products?limit=500')).body;
  const ids = items.map(({ productId }: { productId: string }) => productId);
  expect(ids.length).toBe(25);
  for (const id of [...ids, 'p-two', 'nothing-of-the-kind'])
    for (const dates of DATES) {
      hold('getProduct', await service.get(`products/${id}?${dates}`));
      hold('getTimeline', await service.get(`products/${id}/timeline?${dates}`));
      hold('getHistory', await service.get(`products/${id}/history?${dates}`));
    }
});

test('every record, corrected and retracted ones among them', async () => {
  const ids = new Set<string>();
  const { items } = (await service.get('products?limit=500')).body;
  for (const { productId } of items as { productId: string }[])
    for (const { event } of (await service.get(`products/${productId}/history`)).body.items)
      ids.add(event.id as string);
  const statuses = new Set<string>();
  for (const id of ids) {
    const answer = await service.get(`events/${id}`);
    hold('getEvent', answer);
    statuses.add(answer.body.status as string);
    hold('getEvent', await service.get(`events/${id}?knownAt=position:50`));
  }
  expect([...statuses].filter(Boolean).sort()).toEqual(['corrected', 'retracted', 'standing']);
});

test('receipts, and every kind of problem a record can meet', async () => {
  const body = { type: 'AliasAsserted', source, data: { name: { text: 'New', kind: 'brand' } } };
  const statuses: number[] = [];
  const tries: (readonly [string, unknown])[] = [
    ['products/p-three/events', body],
    ['products/p-three/events', body],
    ['products/unheard-of/events', body],
    ['products/p-three/events', { ...body, data: {} }],
    ['products/p-three/events', { ...body, data: { name: { text: '\ud800', kind: 'brand' } } }],
    ['products/p-two/events', body],
    ['products/p-three/events', { ...body, source: { title: 'x'.repeat(1_100_000) } }],
  ];
  for (const [path, each] of tries) {
    const answer = await service.post(path, each);
    statuses.push(answer.status);
    hold('recordProductEvent', answer);
  }
  expect(statuses).toEqual([201, 200, 404, 400, 400, 409, 413]);
  const text = await service.ask({
    method: 'POST',
    url: '/api/v1/products/p-three/events',
    headers: { 'content-type': 'text/plain' },
    payload: 'x',
  });
  expect(text.status).toBe(415);
  hold('recordProductEvent', text);
});

test('problems of questions', async () => {
  for (const path of ['products?limit=0', 'products?x=1', 'products?knownAt=2999-01-01T00:00:00Z']) {
    const answer = await service.get(path);
    expect([path, answer.status]).toEqual([path, 400]);
    hold('listProducts', answer);
  }
});

test('health, and a rebuild', async () => {
  hold('getLiveness', await service.get('/health/live'));
  hold('getReadiness', await service.get('/health/ready'));
  hold('rebuildProjection', await service.post('projections/register/rebuild', {}));
  const unknown = await service.post('projections/none/rebuild', {});
  expect(unknown.status).toBe(404);
  hold('rebuildProjection', unknown);
});
