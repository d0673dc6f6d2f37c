import { BEFORE_CORRECTIONS, Service } from './service.js';

/** Recording over HTTP: each explicit command, the general paths, and what two callers at once can do. */
const source = { title: 'A test', publisher: 'Tester' };
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let service: Service;
beforeAll(async () => (service = await Service.withBundledRegister()));
afterAll(() => service.close());

let made = 0;
async function newProduct(): Promise<string> {
  const productId = `product-${made++}`;
  const { status } = await service.post('products', {
    productId,
    source,
    names: [{ text: `Name of ${productId}`, kind: 'code' }],
  });
  expect(status).toBe(201);
  return productId;
}

const application = {
  effectiveOn: '2025-01-06',
  source,
  applicationId: 'A-1',
  agency: 'NMPA',
  applicationKind: 'IND',
};
const approval = {
  effectiveOn: '2025-06-01',
  source,
  approvalId: 'M-1',
  agency: 'FDA',
  approvalKind: 'full',
  indication: 'An indication',
};
const designation = {
  effectiveOn: '2025-03',
  source,
  designationId: 'D-1',
  agency: 'FDA',
  kind: 'orphan',
};

describe('every command records once, answers 201, then 200 with the same event, and says where it is', () => {
  const commands: readonly (readonly [path: string, body: object, type: string, data: object])[] = [
    ['filings', application, 'ApplicationSubmitted', { applicationId: 'A-1', applicationKind: 'IND' }],
    ['acceptances', application, 'ApplicationAccepted', { agency: 'NMPA' }],
    [
      'tacit-approvals',
      { ...application, basis: 'deadline-passed' },
      'ClinicalTrialTacitlyApproved',
      { basis: 'deadline-passed' },
    ],
    ['designations', { ...designation, step: 'requested' }, 'DesignationRequested', { kind: 'orphan' }],
    [
      'designations',
      { ...designation, step: 'proposed', noticeUntil: '2025-03-31' },
      'DesignationProposed',
      { noticeUntil: '2025-03-31' },
    ],
    ['designations', { ...designation, step: 'granted' }, 'DesignationGranted', {}],
    ['designations', { ...designation, step: 'denied' }, 'DesignationDenied', {}],
    ['designations', { ...designation, step: 'rescinded' }, 'DesignationRescinded', {}],
    ['marketing-approvals', approval, 'MarketingApproved', { approvalKind: 'full' }],
    ['marketing-approvals', { ...approval, newIndication: true }, 'IndicationApproved', {}],
    [
      'events',
      { type: 'AliasAsserted', source, data: { name: { text: 'Alias', kind: 'brand' } } },
      'AliasAsserted',
      { name: { text: 'Alias', kind: 'brand' } },
    ],
  ];

  test.each(commands)('%s', async (path, body, type, data) => {
    const productId = await newProduct();
    const before = await service.head();
    const first = await service.post(`products/${productId}/${path}`, body);
    expect([first.status, first.body]).toMatchObject([
      201,
      {
        type,
        position: before + 1,
        revision: 1,
        alreadyRecorded: false,
        recordedBy: 'local',
        links: { timeline: `/api/v1/products/${productId}/timeline` },
      },
    ]);
    expect(first.body.eventId).toMatch(ID);
    const again = await service.post(`products/${productId}/${path}`, body);
    expect([again.status, again.body]).toEqual([200, { ...first.body, alreadyRecorded: true }]);
    expect(await service.head()).toBe(before + 1);

    expect(first.headers['location']).toBe(`/api/v1/events/${first.body.eventId}`);
    const { body: record } = await service.get(first.headers['location']!);
    expect(record).toMatchObject({
      position: before + 1,
      revision: 1,
      status: 'standing',
      event: { id: first.body.eventId, type, version: 1, productId, source, data },
    });
    expect(record.event.recorded).toEqual({ at: first.body.recordedAt, by: 'local' });
  });

  test('a product, named by the caller or by what it is', async () => {
    const body = { source, sponsor: 'S', names: [{ text: 'Unnamed one', kind: 'code' }] };
    const first = await service.post('products', body);
    const again = await service.post('products', body);
    expect([first.status, again.status, again.body.eventId]).toEqual([201, 200, first.body.eventId]);
    const { items } = (await service.get('products?search=Unnamed%20one')).body;
    expect(items).toMatchObject([{ name: 'Unnamed one', sponsor: 'S' }]);
    expect(first.body.links.timeline).toBe(`/api/v1/products/${items[0].productId}/timeline`);
  });

  test('what belongs to no product', async () => {
    const body = {
      type: 'GuidelinePublished',
      effectiveOn: '2026-02',
      source,
      data: { agency: 'FDA', subject: 'CMC' },
    };
    const first = await service.post('references/a-guideline/events', body);
    const again = await service.post('references/a-guideline/events', body);
    expect([first.status, again.status, first.body.links.timeline]).toEqual([201, 200, undefined]);
  });
});

test('a date keeps the precision it was given with', async () => {
  const dates = [
    '2025-01-02',
    '2025-08',
    '2025-33',
    '2025',
    '2025-10-20/2025-10-26',
    '../2024-01-18',
    '2024-01-18/..',
    '../..',
  ];
  const productId = await newProduct();
  for (const [i, effectiveOn] of dates.entries()) {
    const { body } = await service.post(`products/${productId}/designations`, {
      ...designation,
      step: 'granted',
      designationId: `D-${i}`,
      effectiveOn,
    });
    const { body: record } = await service.get(body.links.event);
    expect(record.event.effectiveOn).toBe(effectiveOn);
  }
});

describe('refusals', () => {
  test('an acceptance before its filing names the filing', async () => {
    const productId = await newProduct();
    const filed = await service.post(`products/${productId}/filings`, application);
    const before = await service.head();
    const refused = await service.post(`products/${productId}/acceptances`, {
      ...application,
      effectiveOn: '2024-12-31',
    });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      {
        type: 'https://clockstop.dev/problems/contradiction',
        contradicts: {
          eventId: filed.body.eventId,
          type: 'ApplicationSubmitted',
          effectiveOn: '2025-01-06',
          position: filed.body.position,
        },
      },
    ]);
    expect(refused.body.detail).toContain(filed.body.eventId);
    expect(await service.head()).toBe(before);
  });

  test('a second approval of the same, an end before the beginning, another agency', async () => {
    const productId = await newProduct();
    const approved = await service.post(`products/${productId}/marketing-approvals`, approval);
    const tries = [
      { ...approval, effectiveOn: '2025-06-02' },
      { ...approval, newIndication: true },
      { ...approval, agency: 'EMA', approvalKind: 'conditional' },
    ];
    for (const body of tries) {
      const refused = await service.post(`products/${productId}/marketing-approvals`, body);
      expect([refused.status, refused.body.contradicts?.eventId]).toEqual([409, approved.body.eventId]);
    }
    const withdrawn = await service.post(`products/${productId}/events`, {
      type: 'ApprovalWithdrawn',
      effectiveOn: '2024-01-01',
      source,
      data: { approvalId: 'M-1', agency: 'FDA' },
    });
    expect([withdrawn.status, withdrawn.body.contradicts?.eventId]).toEqual([409, approved.body.eventId]);
  });

  test('a product registered otherwise already', async () => {
    const { status, body } = await service.post('products', {
      productId: 'amimestrocel',
      source,
      names: [{ text: 'Other', kind: 'code' }],
    });
    expect([status, body.contradicts.type]).toEqual([409, 'ProductRegistered']);
  });

  test('a product nobody registered, an event nobody recorded', async () => {
    expect((await service.post('products/unheard-of/filings', application)).status).toBe(404);
    const nowhere = '00000000-0000-5000-8000-000000000000';
    const reason = { code: 'other', text: 'x' };
    expect((await service.post(`events/${nowhere}/retraction`, { reason })).status).toBe(404);
    expect((await service.get(`events/${nowhere}`)).status).toBe(404);
  });

  test('an event about a product on a reference, and the other way round', async () => {
    const onReference = await service.post('references/x/events', {
      type: 'AliasAsserted',
      source,
      data: { name: { text: 'x', kind: 'brand' } },
    });
    const onProduct = await service.post('products/amimestrocel/events', {
      type: 'GuidelinePublished',
      effectiveOn: '2025',
      source,
      data: { agency: 'NMPA', subject: 'CMC' },
    });
    for (const { status, body } of [onReference, onProduct])
      expect([status, body.errors]).toMatchObject([400, [{ field: 'type' }]]);
  });
});

test('gaps and oddities are findings, and keep nothing out', async () => {
  const productId = await newProduct();
  const { status, body } = await service.post(`products/${productId}/tacit-approvals`, {
    ...application,
    basis: 'agency-listed',
    applicationNumber: 'odd-1',
  });
  expect([status, body.findings.map(({ code }: { code: string }) => code).sort()]).toEqual([
    201,
    ['acceptance-not-recorded', 'acceptance-number-unusual'],
  ]);
  for (const finding of body.findings) expect(finding.eventIds).toContain(body.eventId);
});

describe('who records, and how often', () => {
  const alias = (text: string) => ({
    type: 'AliasAsserted',
    source,
    data: { name: { text, kind: 'brand' } },
  });

  test('X-Actor, in UTF-8', async () => {
    const productId = await newProduct();
    const name = '审评员 Zoë 🧬';
    const { body } = await service.post(`products/${productId}/events`, alias('x'), {
      'x-actor': Buffer.from(name, 'utf8').toString('latin1'),
    });
    expect(body.recordedBy).toBe(name);
    const { items } = (await service.get(`products/${productId}/history`)).body;
    expect(items.at(-1).event.recorded.by).toBe(name);
  });

  test('who asks again is not part of what was said', async () => {
    const productId = await newProduct();
    const first = await service.post(`products/${productId}/events`, alias('x'), { 'x-actor': 'one' });
    const again = await service.post(`products/${productId}/events`, alias('x'), { 'x-actor': 'two' });
    expect([again.status, again.body.recordedBy, again.body.eventId]).toEqual([
      200,
      'one',
      first.body.eventId,
    ]);
  });

  test('an Idempotency-Key tells two records of one statement apart', async () => {
    const productId = await newProduct();
    const path = `products/${productId}/events`;
    const key = (value: string) => ({ 'idempotency-key': value });
    const plain = await service.post(path, alias('x'));
    const keyed = await service.post(path, alias('x'), key('a'));
    const again = await service.post(path, alias('x'), key('a'));
    const other = await service.post(path, alias('x'), key('b'));
    expect([plain, keyed, again, other].map(({ status }) => status)).toEqual([201, 201, 200, 201]);
    expect(again.body.eventId).toBe(keyed.body.eventId);
    expect(new Set([plain, keyed, other].map(({ body }) => body.eventId)).size).toBe(3);
  });
});

describe('many at once, on one product', () => {
  test('50 different events are all recorded, each at its own place', async () => {
    const productId = await newProduct();
    const before = await service.head();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_each, i) =>
        service.post(`products/${productId}/designations`, {
          ...designation,
          step: 'granted',
          designationId: `D-${i}`,
        }),
      ),
    );
    expect(answers.filter(({ status }) => status !== 201).map(({ text }) => text)).toEqual([]);
    const places = (of: 'position' | 'revision') =>
      answers.map(({ body }) => body[of] as number).sort((a, b) => a - b);
    expect(places('revision')).toEqual(Array.from({ length: 50 }, (_each, i) => i + 1));
    expect(places('position')).toEqual(Array.from({ length: 50 }, (_each, i) => before + i + 1));
    const { designations } = (await service.get(`products/${productId}`)).body;
    expect(designations).toHaveLength(50);
  });

  test('50 of the same are recorded once', async () => {
    const productId = await newProduct();
    const before = await service.head();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => service.post(`products/${productId}/filings`, application)),
    );
    expect(new Set(answers.map(({ body }) => body.eventId)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(49);
    expect(await service.head()).toBe(before + 1);
  });

  test('50 that contradict each other: one is recorded, the others are told which', async () => {
    const productId = await newProduct();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_each, i) =>
        service.post(`products/${productId}/acceptances`, { ...application, applicationNumber: `N-${i}` }),
      ),
    );
    const [recorded, ...more] = answers.filter(({ status }) => status === 201);
    expect(more).toEqual([]);
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(49);
    for (const { body } of refused) expect(body.contradicts.eventId).toBe(recorded!.body.eventId);
  });
});

describe('about a record', () => {
  const reason = { code: 'transcription-error', text: 'Misread.' };

  test('a correction changes what is answered from then on, and nothing that was answered before', async () => {
    const productId = await newProduct();
    const filed = await service.post(`products/${productId}/filings`, application);
    const before = (await service.get(`products/${productId}/timeline`)).body;
    const corrected = await service.post(`events/${filed.body.eventId}/correction`, {
      reason,
      changes: { effectiveOn: '2025-01-07' },
    });
    expect([corrected.status, corrected.body.type]).toEqual([201, 'EventCorrected']);
    const after = (await service.get(`products/${productId}/timeline`)).body;
    expect(after.lanes[0].milestones[0]).toMatchObject({
      effectiveOn: '2025-01-07',
      corrections: [{ eventId: corrected.body.eventId, reason }],
    });
    expect((await service.get(before.self)).body.lanes).toEqual(before.lanes);
  });

  test('a retraction takes a record back, and its own retraction restores it', async () => {
    const productId = await newProduct();
    const filed = await service.post(`products/${productId}/filings`, application);
    const lanes = async () => (await service.get(`products/${productId}/timeline`)).body.lanes.length;
    const retracted = await service.post(`events/${filed.body.eventId}/retraction`, { reason });
    expect([retracted.status, await lanes()]).toEqual([201, 0]);
    expect((await service.get(`events/${filed.body.eventId}`)).body).toMatchObject({
      status: 'retracted',
      retraction: { eventId: retracted.body.eventId, reason },
    });
    const restored = await service.post(`events/${retracted.body.eventId}/retraction`, { reason });
    expect([restored.status, await lanes()]).toEqual([201, 1]);
  });

  test('the general path records the same as the explicit one', async () => {
    const productId = await newProduct();
    const filed = await service.post(`products/${productId}/filings`, application);
    const explicit = await service.post(`events/${filed.body.eventId}/retraction`, { reason });
    const general = await service.post(`products/${productId}/events`, {
      type: 'EventRetracted',
      reason,
      data: { targetId: filed.body.eventId },
    });
    expect([general.status, general.body.eventId]).toEqual([200, explicit.body.eventId]);
  });
});

test('the bundled register stands as it was recorded', async () => {
  const { body } = await service.get(
    `products?limit=500&knownAt=position:${BEFORE_CORRECTIONS}&effectiveAt=2026-01-31`,
  );
  expect(body.total).toBe(23);
});
