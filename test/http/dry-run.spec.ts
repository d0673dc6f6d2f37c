import { Service } from './service.js';

let service: Service;
beforeEach(async () => {
  service = await Service.withBundledRegister();
});
afterEach(() => service.close());

const ACCEPTED = {
  type: 'ApplicationAccepted',
  effectiveOn: '2026-01-12',
  source: { title: 'CDE list of accepted applications' },
  data: { applicationId: 'NMPA-IND-NEW', agency: 'NMPA', applicationKind: 'IND' },
};
const tried = (path: string, body: object) => service.post(`${path}?dryRun=true`, body);
const size = async (): Promise<number> => (await service.get('/api/v1/events')).body.basis.position;

test('a statement that is tried says what it would do, and is not recorded', async () => {
  const before = await size();
  const { status, body } = await tried('/api/v1/products/ct0596/events', ACCEPTED);
  expect(status).toBe(200);
  expect(body).toMatchObject({ dryRun: true, type: 'ApplicationAccepted', alreadyRecorded: false });
  expect(body.milestones).toMatchObject([{ after: { eventId: body.eventId, effectiveOn: '2026-01-12' } }]);
  expect(body.lanes).toMatchObject([
    { kind: 'application', id: 'NMPA-IND-NEW', after: { status: 'accepted' } },
  ]);
  expect(body.findings.added.map(({ code }: { code: string }) => code)).toContain('filing-not-recorded');
  expect(await size()).toBe(before);
  expect((await service.get(`/api/v1/events/${body.eventId}`)).status).toBe(404);
});

test('what was tried and is then recorded gets the id that was told, and what was said of it comes true', async () => {
  const preview = await tried('/api/v1/products/ct0596/events', ACCEPTED);
  const recorded = await service.post('/api/v1/products/ct0596/events', ACCEPTED);
  expect(recorded.status).toBe(201);
  expect(recorded.body.eventId).toBe(preview.body.eventId);
  expect(recorded.body.findings).toEqual(preview.body.findings.added);
  expect((await tried('/api/v1/products/ct0596/events', ACCEPTED)).body).toMatchObject({
    alreadyRecorded: true,
    milestones: [],
  });
});

test('a filing before it settles the finding', async () => {
  await service.post('/api/v1/products/ct0596/events', ACCEPTED);
  const filing = { ...ACCEPTED, type: 'ApplicationSubmitted', effectiveOn: '2026-01-05' };
  const { body } = await tried('/api/v1/products/ct0596/events', filing);
  expect(body.findings.settled).toMatchObject([{ code: 'filing-not-recorded' }]);
});

test('a correction that is tried shows the milestone before and after', async () => {
  const { body: recorded } = await service.post('/api/v1/products/ct0596/events', ACCEPTED);
  const { status, body } = await tried('/api/v1/products/ct0596/events', {
    type: 'EventCorrected',
    reason: { code: 'transcription-error', text: 'The list gives the 13th.' },
    data: { targetId: recorded.eventId, changes: { effectiveOn: '2026-01-13' } },
  });
  expect(status).toBe(200);
  expect(body.milestones).toMatchObject([
    { before: { effectiveOn: '2026-01-12' }, after: { effectiveOn: '2026-01-13' } },
  ]);
});

test('a retraction that is tried takes the milestone out', async () => {
  const { body: recorded } = await service.post('/api/v1/products/ct0596/events', ACCEPTED);
  const { body } = await tried('/api/v1/products/ct0596/events', {
    type: 'EventRetracted',
    reason: { code: 'duplicate', text: 'Recorded twice.' },
    data: { targetId: recorded.eventId },
  });
  expect(body.milestones).toHaveLength(1);
  expect(body.milestones[0]).toHaveProperty('before');
  expect(body.milestones[0]).not.toHaveProperty('after');
});

test('what would be refused is refused when it is tried', async () => {
  expect((await tried('/api/v1/products/nobody-knows-it/events', ACCEPTED)).status).toBe(404);
  const { status, body } = await tried('/api/v1/products/ct0596/events', {
    ...ACCEPTED,
    effectiveOn: 'soon',
  });
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ field: 'effectiveOn', value: 'soon' }]);
  const flag = await service.post('/api/v1/products/ct0596/events?dryRun=perhaps', ACCEPTED);
  expect(flag.status).toBe(400);
  expect(flag.body.errors).toMatchObject([{ field: 'dryRun', value: 'perhaps' }]);
  const explicit = await service.post('/api/v1/products/ct0596/acceptances?dryRun=true', {});
  expect(explicit.body.errors).toMatchObject([{ field: 'dryRun' }]);
});
