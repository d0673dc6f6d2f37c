import { dateBounds, epochDay } from '#events/edtf.js';
import { about, corrections, idOf, ofType, register, tally, type Line } from './files.js';

/** What the bundled facts must answer, as first recorded; `corrections.ndjson` comes after. */
const approvals = ofType('MarketingApproved', 'IndicationApproved');
const brief = ({ data, effectiveOn }: Line) => [data.approvalKind, effectiveOn];

const namesOf = (productId: string): string[] =>
  about(productId, 'ProductRegistered', 'AliasAsserted').flatMap(({ data }): string[] =>
    data.names ? (data.names as { text: string }[]).map(({ text }) => text) : [data.name.text],
  );

const correctionsOf = (subject: string): Line[] =>
  corrections.filter(({ productId, referenceId }) => (productId ?? referenceId) === subject);

test('counts by type', () => {
  expect(tally(register.map(({ type }) => type))).toEqual({
    ProductRegistered: 23,
    AliasAsserted: 5,
    ApplicationSubmitted: 2,
    ApplicationAccepted: 1,
    ApplicationResubmitted: 1,
    GoalDateSet: 1,
    ClinicalTrialTacitlyApproved: 9,
    ClinicalTrialApproved: 1,
    ClinicalTrialStarted: 1,
    InvestigatorInitiatedTrialReported: 1,
    DesignationGranted: 4,
    MarketingApproved: 8,
    IndicationApproved: 3,
    ConditionImposed: 1,
    GuidelinePublished: 25,
    PolicyIssued: 3,
    PolicyConsultationOpened: 1,
    StatisticReported: 12,
    ForecastStated: 1,
  });
});

test('Amimestrocel: five names, one product, accepted and conditionally approved on one application', () => {
  const owners = (name: string) =>
    [...new Set(register.flatMap(({ productId }) => productId ?? []))].filter((id) =>
      namesOf(id).some((known) => known.toLowerCase().startsWith(name.toLowerCase())),
    );
  for (const name of ['Amimatosa', 'Amimetrocel', 'Amimestrocel', '艾米迈托赛注射液', 'PLEB001'])
    expect([name, owners(name)]).toEqual([name, ['amimestrocel']]);

  const [accepted] = about('amimestrocel', 'ApplicationAccepted');
  const [approved] = about('amimestrocel', 'MarketingApproved');
  expect([accepted!.effectiveOn, dateBounds(accepted!.effectiveOn!).precision]).toEqual(['2024-06', 'month']);
  expect(brief(approved!)).toEqual(['conditional', '2025-01-02']);
  expect(approved!.data.applicationId).toBe(accepted!.data.applicationId);
  expect(approved!.source!.title).not.toBe(accepted!.source!.title);
});

test('NouvNeu001: fast track and RMAT at the FDA', () => {
  expect(
    about('nouvneu001', 'DesignationGranted').map(({ data, effectiveOn, announcedOn }) => [
      data.agency,
      data.kind,
      effectiveOn,
      announcedOn,
    ]),
  ).toEqual([
    ['FDA', 'fast-track', '2025-08', undefined],
    ['FDA', 'RMAT', '2025-12-22', '2025-12-24'],
  ]);
});

test('NouvNeu004: tacit approval in a week, phases I-III, and a doubtful name with its source', () => {
  const [tacit] = about('nouvneu004', 'ClinicalTrialTacitlyApproved');
  expect(tacit).toMatchObject({ effectiveOn: '2025-10-20/2025-10-26', data: { phase: 'I-III' } });
  expect(tacit!.data.indications[0]).toContain('MSA-P');
  expect(
    about('nouvneu004', 'AliasAsserted').find(({ data }) => data.name.text === 'NouvNeu001')!.data.note,
  ).toMatch(/^Doubtful identity/);
});

test('relma-cel: three approvals, each with its indication', () => {
  const three = about('relmacabtagene-autoleucel', 'MarketingApproved', 'IndicationApproved');
  expect(three.map(brief)).toEqual([
    ['conditional', '2021-09-01'],
    ['conditional', '2022-09-30'],
    ['full', '2024-08-20'],
  ]);
  expect(new Set(three.map(({ data }) => data.indication)).size).toBe(3);
});

test('axi-cel: full, then conditional with its condition', () => {
  const two = about('axicabtagene-ciloleucel', 'MarketingApproved', 'IndicationApproved');
  expect(two.map(brief)).toEqual([
    ['full', '2021-06-22'],
    ['conditional', '2023-06-21'],
  ]);
  expect(about('axicabtagene-ciloleucel', 'ConditionImposed')).toMatchObject([
    { effectiveOn: '2023-06-21', data: { approvalId: two[1]!.data.approvalId } },
  ]);
});

test('CT0596: two submissions, neither accepted', () => {
  const two = about('ct0596', 'ApplicationSubmitted');
  expect(two.map(({ effectiveOn, announcedOn }) => [effectiveOn, announcedOn])).toEqual([
    ['../2025-12-29', '2025-12-29'],
    ['../2025-12-29', '2025-12-29'],
  ]);
  expect(new Set(two.map(({ data }) => data.applicationId)).size).toBe(2);
  expect(about('ct0596', 'ApplicationAccepted')).toEqual([]);
});

test('remestemcel-L: resubmission, goal date and a forecast that is a claim', () => {
  const [resubmitted] = about('remestemcel-l', 'ApplicationResubmitted');
  const [goal] = about('remestemcel-l', 'GoalDateSet');
  expect([resubmitted!.effectiveOn, goal!.data.goalDate, goal!.effectiveOn]).toEqual([
    '2024-07',
    '2025-01-07',
    '../2024-09-26',
  ]);
  expect(about('remestemcel-l', 'ForecastStated')).toMatchObject([{ data: { expectedOn: '2024' } }]);
  expect(about('remestemcel-l', 'MarketingApproved')).toEqual([]);
});

test('the week of 2025-10-20 at NMPA: eight tacit approvals of eight products', () => {
  const eight = ofType('ClinicalTrialTacitlyApproved').filter(
    ({ effectiveOn, data }) => effectiveOn === '2025-10-20/2025-10-26' && data.agency === 'NMPA',
  );
  expect(eight.map(({ productId }) => productId).sort()).toEqual([
    'bl-m24d1',
    'first-biotech-huc-msc',
    'gensci139',
    'ibi3026',
    'nouvneu004',
    'sa1211',
    'syh2061',
    'wsk-im02',
  ]);
  for (const { data } of eight) {
    expect(data.basis).toBe('agency-listed');
    expect(data.note).toContain('does not say whether the permission was tacit or given by express notice');
  }
});

test('approved for marketing in China in 2024: three product-indications', () => {
  const [from, to] = [epochDay('2024-01-01'), epochDay('2024-12-31')];
  const in2024 = approvals.filter(({ effectiveOn, data }) => {
    const { earliest, latest } = dateBounds(effectiveOn!);
    return data.agency === 'NMPA' && earliest >= from && latest <= to;
  });
  expect(in2024.map(({ productId, effectiveOn }) => [productId, effectiveOn]).sort()).toEqual([
    ['ciltacabtagene-autoleucel', '2024-08-20'],
    ['relmacabtagene-autoleucel', '2024-08-20'],
    ['zevorcabtagene-autoleucel', '2024-02-23'],
  ]);
});

test('up to 2025-06-30: eight products, eleven product-indications, three of them full', () => {
  expect(new Set(approvals.map(({ productId }) => productId)).size).toBe(8);
  expect(tally(approvals.map(({ data }): string => data.approvalKind))).toEqual({ conditional: 8, full: 3 });
});

test('25 guidelines by year and subject', () => {
  expect(
    tally(ofType('GuidelinePublished').map(({ effectiveOn, data }) => `${effectiveOn} ${data.subject}`)),
  ).toEqual({
    '2022 CMC': 3,
    '2023 CMC': 3,
    '2024 CMC': 2,
    '2021 Non-clinical studies': 2,
    '2024 Non-clinical studies': 2,
    '2024 Clinical pharmacology studies': 1,
    '2021 Clinical studies': 3,
    '2022 Clinical studies': 1,
    '2023 Clinical studies': 4,
    '2024 Clinical studies': 3,
    '2025 Clinical studies': 1,
  });
});

test('the corrections refine dates and question a number', () => {
  const dates = (subject: string) => correctionsOf(subject).map(({ data }) => data.changes.effectiveOn);
  expect(dates('nouvneu001')).toEqual(['2025-08-15']);
  expect(correctionsOf('remestemcel-l')).toMatchObject([
    { data: { changes: { effectiveOn: '2024-07-08', data: { resubmissionClass: '2' } } } },
  ]);
  expect(dates('guideline-2023-clinical-3')).toEqual(['2023-06-21']);
  expect(dates('guideline-2024-non-clinical-1')).toEqual(['2024-01-18']);
  expect(dates('guideline-2024-clinical-2')).toEqual(['2024-01-18']);
  expect(dates('policy-30-day-ind-review')).toEqual(['2025-09-12']);
  expect(dates('consultation-atmp-definition')).toEqual(['2025-06-10']);

  const [questioned] = correctionsOf('relmacabtagene-autoleucel');
  const [cohortA] = about('relmacabtagene-autoleucel', 'MarketingApproved');
  expect(questioned!.data.targetId).toBe(idOf(cohortA!));
  expect(Object.keys(questioned!.data.changes.data)).toEqual(['note']);
  expect(questioned!.data.changes.data.note).toContain('59, is questioned');
  expect(cohortA!.data.pivotalTrial.subjects).toBe(59);
});

test('a corrected date lies within the date first recorded', () => {
  for (const { data } of corrections) {
    if (!data.changes.effectiveOn) continue;
    const before = dateBounds(register.find((line) => idOf(line) === data.targetId)!.effectiveOn!);
    const after = dateBounds(data.changes.effectiveOn);
    expect([after.earliest >= before.earliest, after.latest <= before.latest]).toEqual([true, true]);
  }
});
