import { Service } from '../http/service.js';

/** Clocks of applications recorded for the purpose, beside the bundled rules. */
let service: Service;
const source = { title: 'A test' };

beforeAll(async () => {
  service = await Service.withBundledRegister();
});
afterAll(() => service.close());

async function record(productId: string, type: string, effectiveOn: string, data: object): Promise<void> {
  const { status, text } = await service.post(`products/${productId}/events`, {
    type,
    effectiveOn,
    source,
    data,
  });
  expect([type, status, status === 201 ? '' : text]).toEqual([type, 201, '']);
}

async function product(productId: string): Promise<void> {
  const names = [{ text: productId, kind: 'code' }];
  expect((await service.post('products', { productId, source, names })).status).toBe(201);
}

const key = { applicationId: 'A', agency: 'NMPA' };
const clockOn = async (productId: string, day: string, more = '') => {
  const { body } = await service.get(`products/${productId}?effectiveAt=${day}${more}`);
  return body.applications[0];
};

/** The same event on the product and the day it is read. */
const accepted = (productId: string, day: string, applicationKind = 'IND') =>
  record(productId, 'ApplicationAccepted', day, { ...key, applicationKind });

test('a deadline that passed in silence is deemed approval under the rule, and no recorded approval', async () => {
  await product('silent');
  await accepted('silent', '2022-11-17');
  const due = await clockOn('silent', '2023-02-15');
  expect(due.clock.computed).toMatchObject({
    ruleId: 'CN-IND-2019',
    status: 'running',
    deadline: { earliest: '2023-02-15', latest: '2023-02-15' },
    daysLeft: { least: 0, most: 0 },
    workingDaysLeft: { least: 0, most: 0 },
    provisional: false,
  });
  const past = await clockOn('silent', '2023-02-16');
  expect(past.clock).toMatchObject({ state: 'started', computed: { status: 'deemed-approved' } });
  expect(past.status.status).toBe('accepted');
  const { body } = await service.get('products/silent?effectiveAt=2023-02-16');
  expect([body.stage, body.approvals]).toEqual(['trial-application-accepted', []]);
});

test('whether the day of acceptance counts is a parameter', async () => {
  const deadlines = async (more: string) =>
    (await service.get(`deadlines?effectiveAt=2022-12-01&productId=silent${more}`)).body.items[0].clock
      .computed;
  expect((await deadlines('')).deadline.latest).toBe('2023-02-15');
  expect(await deadlines('&countStartDay=true')).toMatchObject({
    countStartDay: true,
    deadline: { latest: '2023-02-14' },
  });
});

test('a deadline in 2027 is provisional', async () => {
  await product('provisional');
  await accepted('provisional', '2026-11-10');
  const { clock } = await clockOn('provisional', '2026-11-20');
  expect(clock.computed.provisional).toBe(true);
  expect(clock.computed.deadline.latest).toMatch(/^2027-/);
});

test('a switch to the 60-working-day channel counts from the same acceptance', async () => {
  await product('switched');
  await accepted('switched', '2025-09-15');
  await record('switched', 'ReviewPathwayAssigned', '2025-09-15', { ...key, pathway: '30-working-day' });
  const before = await clockOn('switched', '2025-09-16');
  expect(before.clock.computed).toMatchObject({ ruleId: 'CN-30', length: 30 });
  await record('switched', 'ReviewPathwaySwitched', '2025-09-30', { ...key, to: '60-working-day' });
  const after = await clockOn('switched', '2025-10-09');
  expect(after.clock.computed).toMatchObject({ ruleId: 'CN-IND-2019', length: 60 });
  expect(after.clock.computed.startedBy).toBe(before.clock.computed.startedBy);
  const then = await clockOn('switched', '2025-09-29');
  expect(then.clock.computed.ruleId).toBe('CN-30');
});

test('a supplement stops the clock, and an extension of a third is added', async () => {
  await product('extended');
  await accepted('extended', '2023-01-05', 'NDA');
  const plain = (await clockOn('extended', '2023-06-01')).clock.computed;
  expect(plain.deadline.latest).toBe('2023-10-26');
  await record('extended', 'SupplementRequested', '2023-03-01', { ...key, step: 'technical-review' });
  const stopped = (await clockOn('extended', '2023-03-15')).clock.computed;
  expect([stopped.status, stopped.deadline.latest]).toEqual(['stopped', undefined]);
  await record('extended', 'SupplementReceived', '2023-04-03', { ...key });
  const resumed = (await clockOn('extended', '2023-06-01')).clock.computed;
  expect(resumed.applicantDays).toEqual({ least: 33, most: 33 });
  expect(resumed.deadline.latest > plain.deadline.latest).toBe(true);
  await record('extended', 'ReviewExtended', '2023-06-02', {
    ...key,
    by: { length: '1/3', unit: 'of-the-limit' },
  });
  const extended = (await clockOn('extended', '2023-06-02')).clock.computed;
  expect(extended.deadline.latest > resumed.deadline.latest).toBe(true);
  await record('extended', 'MarketingApproved', '2024-01-15', {
    ...key,
    approvalId: 'first',
    approvalKind: 'full',
    indication: 'I',
  });
  const share = async (measure: string) =>
    (await service.get(`review-times?measure=${measure}&effectiveAt=2024-02-01&startYear=2023`)).body
      .groups[0];
  const ended = (await clockOn('extended', '2024-01-15')).clock.computed;
  expect(ended.status).toBe(ended.deadline.latest >= '2024-01-15' ? 'on-time' : 'late');
  expect((await share('acceptance-to-marketing-approval')).withinStatutoryTime).toMatchObject({
    n: 1,
    inTime: { least: ended.status === 'on-time' ? 1 : 0 },
  });
  expect((await share('applicant-time')).completedOnly.median).toEqual({ least: 33, most: 33 });
  const agency = (await share('agency-time')).completedOnly.median;
  const whole = (await share('acceptance-to-marketing-approval')).completedOnly.median;
  expect(agency.least + 33).toBe(whole.least);
});

test('an approval whose month is all that is known may have come in time or late', async () => {
  await product('month');
  await accepted('month', '2022-11-22');
  await record('month', 'ClinicalTrialTacitlyApproved', '2023-02', { ...key, basis: 'agency-listed' });
  const { clock } = await clockOn('month', '2023-06-01');
  expect(clock.computed).toMatchObject({ status: 'undetermined', possible: ['on-time', 'late'] });
  const { body } = await service.get(
    'review-times?measure=acceptance-to-tacit-approval&startYear=2022&effectiveAt=2023-06-01',
  );
  expect(body.groups[0].withinStatutoryTime).toMatchObject({ n: 1, inTime: { least: 0, most: 1 } });
});

test('a corrected rule computes other deadlines from its correction on, and explains the change', async () => {
  const before = await service.head();
  const clock = async (position: number) =>
    (await clockOn('silent', '2023-01-01', `&knownAt=position:${position}`)).clock.computed;
  const { body: rules } = await service.get('events?type=ReviewClockEnacted&limit=100');
  const rule = rules.items.find(({ data }: { data: { ruleId: string } }) => data.ruleId === 'CN-IND-2019');
  const { terms } = rule.data;
  const correction = {
    type: 'EventCorrected',
    reason: { code: 'contradicted-by-source', text: 'Read again.' },
    data: { targetId: rule.eventId, changes: { data: { terms: { ...terms, length: 30 } } } },
  };
  const { status, body: receipt } = await service.post(`references/${rule.referenceId}/events`, correction);
  expect(status).toBe(201);
  expect([(await clock(before)).length, (await clock(receipt.position)).length]).toEqual([60, 30]);
  const { body } = await service.get(
    `review-times/explain?measure=acceptance-to-tacit-approval&startYear=2022&figure=share-within-statutory-time&effectiveAt=2023-06-01&fromEffectiveAt=2023-06-01&fromKnownAt=position:${before}`,
  );
  expect(body.from.position).toBe(before);
  expect([body.before, body.after]).toEqual([
    { least: 0, most: 1 },
    { least: 0, most: 0 },
  ]);
  expect(body.steps).toMatchObject([
    {
      cause: 'rule-changed',
      change: { least: 0, most: -1 },
      events: [{ eventId: receipt.eventId, type: 'EventCorrected', reason: { text: 'Read again.' } }],
    },
  ]);
});
