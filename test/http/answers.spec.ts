import { BEFORE_CORRECTIONS, Service } from './service.js';

/** What the register must answer, asked over HTTP on the bundled facts. */
const AS_RECORDED = `effectiveAt=2026-01-31&knownAt=position:${BEFORE_CORRECTIONS}`;
const CORRECTED = 'effectiveAt=2026-01-31';

let service: Service;
beforeAll(async () => (service = await Service.withBundledRegister()));
afterAll(() => service.close());

interface Milestone {
  readonly type: string;
  readonly effectiveOn?: string;
  readonly announcedOn?: string;
  readonly precision?: string;
  readonly certainty: string;
  readonly productId?: string;
  readonly source: { readonly title: string };
  readonly data: Readonly<Record<string, unknown>>;
}

const ask = async (path: string) => {
  const { status, body, text } = await service.get(path);
  expect([path, status, status === 200 ? '' : text]).toEqual([path, 200, '']);
  return body;
};

const timelineOf = async (productId: string, dates = AS_RECORDED): Promise<Milestone[]> => {
  const { lanes } = await ask(`products/${productId}/timeline?${dates}`);
  return lanes.flatMap(({ milestones }: { milestones: Milestone[] }) => milestones);
};

const ofType = (milestones: readonly Milestone[], ...types: string[]) => [
  ...new Map(
    milestones
      .filter(({ type }) => types.includes(type))
      .map((milestone) => [JSON.stringify(milestone), milestone]),
  ).values(),
];

test('the bundled register holds 145 events, 136 of them before the corrections', async () => {
  expect((await ask('products?limit=1')).basis.position).toBe(145);
});

test.each(['Amimatosa', 'Amimetrocel', 'Amimestrocel', '艾米迈托赛注射液', 'PLEB001', 'pleb001'])(
  '%s finds one product',
  async (name) => {
    const { items, total } = await ask(`products?search=${encodeURIComponent(name)}&${AS_RECORDED}`);
    expect([total, items.map(({ productId }: { productId: string }) => productId)]).toEqual([
      1,
      ['amimestrocel'],
    ]);
  },
);

test('Amimestrocel: accepted in a month, conditionally approved on a day, each with its source', async () => {
  const { body } = await service.get(`products/amimestrocel?${AS_RECORDED}`);
  expect(body.stage).toBe('marketing-approved');
  expect(body.approvals).toMatchObject([
    { agency: 'NMPA', approvalKind: 'conditional', status: { status: 'approved', since: '2025-01-02' } },
  ]);
  const milestones = await timelineOf('amimestrocel');
  const [accepted] = ofType(milestones, 'ApplicationAccepted');
  const [approved] = ofType(milestones, 'MarketingApproved');
  expect(accepted).toMatchObject({ effectiveOn: '2024-06', precision: 'month', certainty: 'certain' });
  expect(approved).toMatchObject({ effectiveOn: '2025-01-02', precision: 'day' });
  expect(accepted!.source.title).toContain('Yingrui');
  expect(approved!.source.title).toContain('Nature Reviews Drug Discovery');
});

test('NouvNeu001: fast track in a month, RMAT on a day and announced on another, both FDA', async () => {
  const granted = ofType(await timelineOf('nouvneu001'), 'DesignationGranted');
  expect(
    granted.map(({ data, effectiveOn, announcedOn, precision }) => [
      data['agency'],
      data['kind'],
      effectiveOn,
      precision,
      announcedOn,
    ]),
  ).toEqual([
    ['FDA', 'fast-track', '2025-08', 'month', undefined],
    ['FDA', 'RMAT', '2025-12-22', 'day', '2025-12-24'],
  ]);
});

test('NouvNeu001: the correction gives the day, and the history tells who, when and why', async () => {
  const [fastTrack] = ofType(await timelineOf('nouvneu001', CORRECTED), 'DesignationGranted');
  expect(fastTrack).toMatchObject({ effectiveOn: '2025-08-15', precision: 'day' });
  const { items } = await ask(`products/nouvneu001/history?${CORRECTED}`);
  const corrected = items.find(({ status }: { status: string }) => status === 'corrected');
  expect(corrected).toMatchObject({
    event: { effectiveOn: '2025-08' },
    standing: { effectiveOn: '2025-08-15' },
    corrections: [{ reason: { code: 'refined-by-source' } }],
  });
});

test('NouvNeu004: tacit approval in a week, phases I-III, MSA-P', async () => {
  const [tacit] = ofType(await timelineOf('nouvneu004'), 'ClinicalTrialTacitlyApproved');
  expect(tacit).toMatchObject({
    effectiveOn: '2025-10-20/2025-10-26',
    precision: 'week',
    data: { phase: 'I-III' },
  });
  expect(String(tacit!.data['indications'])).toContain('MSA-P');
});

const approvalsOf = async (productId: string) =>
  ofType(await timelineOf(productId), 'MarketingApproved', 'IndicationApproved').map(
    ({ data, effectiveOn }) => [data['approvalKind'], effectiveOn, data['indication']],
  );

test('relma-cel: three approvals, each with its indication', async () => {
  const three = await approvalsOf('relmacabtagene-autoleucel');
  expect(three.map(([kind, date]) => [kind, date])).toEqual([
    ['conditional', '2021-09-01'],
    ['conditional', '2022-09-30'],
    ['full', '2024-08-20'],
  ]);
  expect(new Set(three.map(([, , indication]) => indication)).size).toBe(3);
});

test('axi-cel: full, then conditional with its condition', async () => {
  expect((await approvalsOf('axicabtagene-ciloleucel')).map(([kind, date]) => [kind, date])).toEqual([
    ['full', '2021-06-22'],
    ['conditional', '2023-06-21'],
  ]);
  const { approvals } = await ask(`products/axicabtagene-ciloleucel?${AS_RECORDED}`);
  expect(approvals.map(({ conditions }: { conditions?: unknown[] }) => conditions?.length ?? 0)).toEqual([
    0, 1,
  ]);
});

test('CT0596: two submissions on or before a day, announced that day, no acceptance, so no clock runs', async () => {
  const submitted = ofType(await timelineOf('ct0596'), 'ApplicationSubmitted');
  expect(submitted).toHaveLength(2);
  for (const each of submitted)
    expect(each).toMatchObject({
      effectiveOn: '../2025-12-29',
      precision: 'on-or-before',
      announcedOn: '2025-12-29',
    });
  const { applications } = await ask(`products/ct0596?${AS_RECORDED}`);
  expect(applications).toMatchObject([
    { clock: { state: 'not-started', reason: 'no acceptance is recorded' } },
    { clock: { state: 'not-started', reason: 'no acceptance is recorded' } },
  ]);
});

test('remestemcel-L: resubmitted, with a goal date; the forecast is a claim and changes no state', async () => {
  const milestones = await timelineOf('remestemcel-l');
  expect(ofType(milestones, 'ApplicationResubmitted')).toMatchObject([
    { effectiveOn: '2024-07', precision: 'month' },
  ]);
  expect(ofType(milestones, 'GoalDateSet')).toMatchObject([{ data: { goalDate: '2025-01-07' } }]);
  const product = await ask(`products/remestemcel-l?${AS_RECORDED}`);
  expect(product.claims).toMatchObject([{ type: 'ForecastStated', data: { expectedOn: '2024' } }]);
  expect([product.stage, product.approvals]).toEqual(['marketing-application-filed', []]);
  expect(product.applications).toMatchObject([{ announcedGoal: { goalDate: '2025-01-07' } }]);
});

test('the week of 2025-10-20 at the NMPA: eight tacit approvals of eight products', async () => {
  const { items } = await ask(
    `events?agency=NMPA&effectiveFrom=2025-10-20&effectiveTo=2025-10-26&type=ClinicalTrialTacitlyApproved&${AS_RECORDED}`,
  );
  const certain = (items as Milestone[]).filter(({ certainty }) => certainty === 'certain');
  expect(certain.map(({ productId }) => productId).sort()).toEqual([
    'bl-m24d1',
    'first-biotech-huc-msc',
    'gensci139',
    'ibi3026',
    'nouvneu004',
    'sa1211',
    'syh2061',
    'wsk-im02',
  ]);
});

test('approved for marketing in China in 2024: three product-indications', async () => {
  const { items } = await ask(
    `events?agency=NMPA&effectiveFrom=2024-01-01&effectiveTo=2024-12-31&type=MarketingApproved,IndicationApproved&${AS_RECORDED}`,
  );
  expect(
    (items as Milestone[]).map(({ productId, effectiveOn, certainty }) => [
      productId,
      effectiveOn,
      certainty,
    ]),
  ).toEqual([
    ['zevorcabtagene-autoleucel', '2024-02-23', 'certain'],
    expect.arrayContaining(['2024-08-20', 'certain']),
    expect.arrayContaining(['2024-08-20', 'certain']),
  ]);
});

test('the 25 guidelines by year and subject, before and after the corrections', async () => {
  for (const dates of [AS_RECORDED, CORRECTED]) {
    const { items, total } = await ask(`guidelines?${dates}`);
    const counts = items.map(({ year, subject, count }: Record<string, unknown>) => [year, subject, count]);
    expect([total, counts]).toEqual([
      25,
      [
        ['2021', 'Clinical studies', 3],
        ['2021', 'Non-clinical studies', 2],
        ['2022', 'CMC', 3],
        ['2022', 'Clinical studies', 1],
        ['2023', 'CMC', 3],
        ['2023', 'Clinical studies', 4],
        ['2024', 'CMC', 2],
        ['2024', 'Clinical pharmacology studies', 1],
        ['2024', 'Clinical studies', 3],
        ['2024', 'Non-clinical studies', 2],
        ['2025', 'Clinical studies', 1],
      ],
    ]);
  }
});

test('what was not yet known is not answered', async () => {
  const { status, body } = await service.get('products/amimestrocel?knownAt=position:9');
  expect([status, body.type]).toEqual([404, 'https://clockstop.dev/problems/not-found']);
});

test('what had not yet happened is not answered', async () => {
  const before = await ask(
    `products/amimestrocel?effectiveAt=2024-12-31&knownAt=position:${BEFORE_CORRECTIONS}`,
  );
  expect([before.stage, before.approvals]).toEqual(['marketing-application-accepted', []]);
});
