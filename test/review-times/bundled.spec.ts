import { OpenApiDocument } from '../http/document.js';
import { BEFORE_CORRECTIONS, Service } from '../http/service.js';

/** The bundled register, recorded line by line through the general routes. */
let service: Service;
let document: OpenApiDocument;
beforeAll(async () => {
  service = await Service.withBundledRegister();
  document = await OpenApiDocument.of(service);
});
afterAll(() => service.close());

const NOW = 'effectiveAt=2026-01-31';

async function answer(path: string) {
  const { status, text, body } = await service.get(path);
  expect([path, status, status === 200 ? '' : text]).toEqual([path, 200, '']);
  return body;
}

const application = async (productId: string, more = '') =>
  (await answer(`products/${productId}?${NOW}${more}`)).applications[0];

test('Amimestrocel took between 186 and 215 days from acceptance to approval', async () => {
  const { items } = await answer(
    `review-times/spans?measure=acceptance-to-marketing-approval&${NOW}&state=completed`,
  );
  expect(items).toMatchObject([
    {
      productId: 'amimestrocel',
      lane: { kind: 'application', id: 'NMPA-NDA-SR-aGvHD' },
      state: 'completed',
      start: { earliest: '2024-06-01', latest: '2024-06-30' },
      end: { earliest: '2025-01-02', latest: '2025-01-02' },
      days: { least: 186, most: 215 },
      workingDays: { country: 'CN', provisional: false },
      withinStatutoryTime: { verdict: 'in-time', ruleId: 'CN-NDA' },
    },
  ]);
  const { groups, convention, basis } = await answer(
    `review-times?measure=acceptance-to-marketing-approval&${NOW}`,
  );
  expect(groups[0].completedOnly.median).toEqual({ least: 186, most: 215 });
  expect(groups[0].counts).toMatchObject({ n: 1, completed: 1, pending: 0, withdrawn: 0, refused: 0 });
  expect([convention.unit, basis.effectiveAt, basis.position]).toEqual(['days', '2026-01-31', 145]);
});

test('the approvals that name no application have no review time, and are not forgotten', async () => {
  const { groups } = await answer(`review-times?measure=acceptance-to-marketing-approval&${NOW}`);
  expect(groups[0].counts).toMatchObject({ notComputable: 10, reasons: { 'start-not-recorded': 10 } });
});

test('CT0596 runs no clock: submission is not acceptance', async () => {
  const { applications } = await answer(`products/ct0596?${NOW}`);
  expect(applications.map(({ clock }: { clock: object }) => clock)).toEqual([
    { state: 'not-started', reason: 'no acceptance is recorded' },
    { state: 'not-started', reason: 'no acceptance is recorded' },
  ]);
  expect((await answer(`deadlines?productId=ct0596&${NOW}`)).items).toEqual([]);
});

test('remestemcel-L shows the announced goal beside the computed one, with its rule', async () => {
  const { announcedGoal, clock } = await application('remestemcel-l');
  expect(announcedGoal.goalDate).toBe('2025-01-07');
  expect(clock.computed).toMatchObject({
    ruleId: 'US-CL2',
    verified: 'yes',
    length: 6,
    unit: 'months',
    deadline: { earliest: '2025-01-08', latest: '2025-01-08' },
    provisional: false,
  });
  expect(clock.computed.chosenBy).toBeUndefined();
});

test('before the day was known it shows the interval, and the rule that the goal tells', async () => {
  const { announcedGoal, clock } = await application(
    'remestemcel-l',
    `&knownAt=position:${BEFORE_CORRECTIONS}`,
  );
  expect(announcedGoal.goalDate).toBe('2025-01-07');
  expect(clock.computed).toMatchObject({
    ruleId: 'US-CL2',
    chosenBy: 'announced-goal',
    deadline: { earliest: '2025-01-01', latest: '2025-01-31' },
  });
});

test('before the rules were known no clock is computed, and it says so', async () => {
  const { clock } = await application('remestemcel-l', '&knownAt=position:103');
  expect(clock.state).toBe('started');
  expect(clock.computed).toBeUndefined();
  expect(clock.notComputed).toMatch(/No rule/);
});

test('what is overdue, what is due, and the deadlines', async () => {
  const ids = async (path: string) =>
    (await answer(path)).items.map(({ productId }: { productId: string }) => productId);
  expect(await ids(`applications?overdue=true&${NOW}`)).toEqual(['remestemcel-l']);
  expect(await ids('applications?overdue=true&effectiveAt=2025-01-08')).toEqual([]);
  expect(await ids('applications?dueBefore=2025-01-08&effectiveAt=2024-12-01')).toEqual([]);
  expect(await ids('applications?dueBefore=2025-01-09&effectiveAt=2024-12-01')).toContain('remestemcel-l');
  expect(await ids('deadlines?effectiveAt=2024-12-01')).toEqual(['remestemcel-l', 'amimestrocel']);
});

test('applications by year, therapy group and conclusion', async () => {
  const { items, total } = await answer(`review-times/counts?${NOW}&agency=NMPA`);
  expect(total).toBe(items.reduce((sum: number, { n }: { n: number }) => sum + n, 0));
  expect(items).toContainEqual(
    expect.objectContaining({ year: 2024, therapyGroup: 'stem-cell-therapy', n: 1 }),
  );
});

const STATES = { completed: 'completed', pending: 'pending', notComputable: 'not-computable' } as const;

test.each([
  'agency',
  'sponsor',
  'modality',
  'designation',
  'therapy-group,application-kind',
  'start-year,sponsor',
  'end-quarter',
])('the spans of a group by %s are exactly those that the figures count in it', async (groupBy) => {
  const asked = `measure=acceptance-to-marketing-approval&${NOW}&groupBy=${groupBy}`;
  const { groups } = await answer(`review-times?${asked}`);
  expect(groups.length).toBeGreaterThan(0);
  for (const { group, counts } of groups)
    for (const [count, state] of Object.entries(STATES)) {
      const values = groupBy.split(',').map((dimension) => group[dimension] ?? null);
      const { total } = await answer(
        `review-times/spans?${asked}&state=${state}&group=${encodeURIComponent(JSON.stringify(values))}`,
      );
      expect([values, state, total]).toEqual([values, state, counts[count]]);
    }
});

test.each([
  ['groupBy=agency', undefined],
  ['groupBy=agency&group=NMPA', 'NMPA'],
  ['groupBy=agency&group=[1]', '[1]'],
  ['groupBy=agency&group=["NMPA","IND"]', '["NMPA","IND"]'],
  ['group=["NMPA"]', '["NMPA"]'],
])('a group that %s does not name is refused by its field', async (query, value) => {
  const { status, body } = await service.get(
    `review-times/spans?measure=acceptance-to-marketing-approval&${query}`,
  );
  expect(status).toBe(400);
  expect(body.errors).toEqual([
    expect.objectContaining({
      field: 'group',
      rule: expect.stringContaining('a JSON list of one value'),
      ...(value !== undefined && { value }),
    }),
  ]);
});

test('the applications behind every count are as many as it says', async () => {
  const { items } = await answer(`review-times/counts?${NOW}`);
  expect(items.some(({ year }: { year: number | null }) => year === null)).toBe(true);
  for (const { year, therapyGroup, n, conclusions } of items) {
    const of = `review-times/counts/applications?${NOW}&year=${year ?? 'not-stated'}&therapyGroup=${therapyGroup ?? 'not-stated'}`;
    expect((await answer(of)).total).toBe(n);
    for (const [conclusion, count] of Object.entries(conclusions)) {
      const { items: applications, total } = await answer(`${of}&conclusion=${conclusion}`);
      expect([of, conclusion, total]).toEqual([of, conclusion, count]);
      for (const each of applications) expect(each).toMatchObject({ year, therapyGroup, conclusion });
    }
  }
});

test.each([
  [
    'ReviewTimes',
    'review-times?measure=acceptance-to-marketing-approval&groupBy=agency,start-year&at=100,200',
  ],
  ['ReviewSpanList', 'review-times/spans?measure=acceptance-to-marketing-approval'],
  ['ReviewSpanList', 'review-times/spans?measure=first-approval-anywhere-to-approval-here'],
  ['ApplicationCounts', 'review-times/counts'],
  ['CountedApplicationList', 'review-times/counts/applications'],
  [
    'ReviewTimeChange',
    'review-times/explain?measure=acceptance-to-marketing-approval&fromKnownAt=position:12&figure=share-within-statutory-time',
  ],
  ['DeadlineList', 'deadlines?effectiveAt=2024-12-01'],
  ['Product', 'products/remestemcel-l'],
  ['ApplicationList', 'applications'],
])('the document describes %s as %s answers it', async (schema, path) => {
  expect(document.issues(schema, await answer(path))).toEqual([]);
});

test('as CSV every line carries both dates, and Accept asks for it as well as the parameter', async () => {
  const path = `review-times/spans?measure=acceptance-to-marketing-approval&${NOW}&state=completed`;
  const byParameter = await service.get(`${path}&format=csv`);
  const byAccept = await service.get(path, { accept: 'text/csv' });
  expect(byAccept.text).toBe(byParameter.text);
  expect(byParameter.headers['content-type']).toMatch(/^text\/csv/);
  const [header, line] = byParameter.text
    .trim()
    .split('\r\n')
    .map((row) => row.split(','));
  const cell = (name: string) => line![header!.indexOf(name)];
  expect([cell('daysLeast'), cell('daysMost'), cell('effectiveAt'), cell('position')]).toEqual([
    '186',
    '215',
    '2026-01-31',
    '145',
  ]);
});

test('what is wrong with a question is named', async () => {
  const { status, body } = await service.get(
    'review-times?measure=nope&groupBy=x&unit=years&percentiles=101&at=-1&bogus=1',
  );
  expect(status).toBe(400);
  expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
    'at',
    'bogus',
    'groupBy',
    'measure',
    'percentiles',
    'unit',
  ]);
});
