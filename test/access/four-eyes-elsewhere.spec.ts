import { CommandBus } from '@nestjs/cqrs';
import { CorrectCommand } from '../../src/cli/correct.command.js';
import { ImportCommand } from '../../src/cli/import.command.js';
import { RetractCommand } from '../../src/cli/retract.command.js';
import { SyncCommand } from '../../src/cli/sync.command.js';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import { CorrectEvent } from '../../src/recording/index.js';
import { RevisionDesk } from '../../src/revisions/revision-desk.js';
import { RevisionsModule } from '../../src/revisions/index.js';
import { medicines, type Medicine } from '../sources/medicines.js';
import {
  acceptance,
  importFile,
  logOf,
  ndjson,
  openRegister,
  registration,
  useFolder,
} from '../importing/fixture.js';
import { Service } from '../http/service.js';
import { accepted, person, reason, type Person } from './four-eyes.js';
import { Issuer } from './issuer.js';

const folder = useFolder();
jest.setTimeout(240_000);

let issuer: Issuer;
let service: Service | undefined;
let ann: Person;
let ben: Person;
let said: string[];
beforeAll(async () => {
  issuer = await Issuer.start();
  ann = await person(() => service!, issuer, 'ann');
  ben = await person(() => service!, issuer, 'ben');
});
beforeEach(() => {
  said = [];
  Object.assign(process.env, { EVENT_STORE: 'sqlite', FOUR_EYES: 'on' });
  jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await stop();
});
afterAll(async () => {
  process.env['FOUR_EYES'] = 'off';
  await issuer.close();
});

const start = async (FOUR_EYES = 'on'): Promise<void> => {
  await stop();
  service = await Service.start({
    ...issuer.environment,
    DATA_DIR: folder.path,
    EVENT_STORE: 'sqlite',
    FOUR_EYES,
  });
};
const stop = async (): Promise<void> => {
  await service?.close();
  service = undefined;
};
const stateOf = async (revisionId: string): Promise<string> =>
  (await ann.get(`revisions/${revisionId}`)).body.state;

test('proposals and approvals are there after a restart', async () => {
  await start();
  const eventId = await accepted(ann, 'p');
  const correction = { reason, changes: { effectiveOn: '2025-01-11' } };
  const { revisionId } = (await ann.post(`events/${eventId}/correction`, correction)).body as {
    revisionId: string;
  };
  await start();
  expect((await ann.post(`events/${eventId}/correction`, correction)).body).toMatchObject({
    revisionId,
    alreadyProposed: true,
  });
  expect((await ann.post(`revisions/${revisionId}/approval`)).status).toBe(403);
  const approved = (await ben.post(`revisions/${revisionId}/approval`)).body as { eventId: string };
  await start();
  expect(await stateOf(revisionId)).toBe('approved');
  const again = await ben.post(`revisions/${revisionId}/approval`);
  expect([again.status, again.body.eventId]).toEqual([200, approved.eventId]);
});

test('off is as ever; what waited from before can be refused, and is overtaken where it is stated', async () => {
  await start();
  const eventId = await accepted(ann, 'p');
  const correct = async (day: string) =>
    ann.post(`events/${eventId}/correction`, { reason, changes: { effectiveOn: day } });
  const [first, second] = [await correct('2025-01-11'), await correct('2025-01-12')].map(
    ({ body }) => body.revisionId as string,
  );
  await start('off');
  const stated = await correct('2025-01-11');
  expect([stated.status, stated.body.recordedBy, stated.body.approvedBy]).toEqual([201, 'ann', undefined]);
  expect(await stateOf(first!)).toBe('overtaken');
  const approval = await ben.post(`revisions/${second}/approval`);
  expect([approval.status, approval.body.type]).toEqual([
    409,
    'https://clockstop.dev/problems/four-eyes-off',
  ]);
  expect((await ben.post(`revisions/${second}/refusal`, { reason: 'No.' })).status).toBe(200);
});

describe('the command line', () => {
  const why = { code: 'other', reason: 'A test.', by: 'ann', json: true } as const;
  const receipt = () => JSON.parse(said.pop()!) as { revisionId: string; alreadyProposed: boolean };
  let eventId: string;
  beforeEach(async () => {
    await start();
    eventId = await accepted(ann, 'p');
  });

  it('proposes, and says where to approve', async () => {
    await stop();
    await new CorrectCommand().run([eventId], { ...why, json: false, effectiveOn: '2025-01-11' });
    expect(said.pop()).toMatch(
      /It is proposed\.\nby ann at .*\nAnother corrector must approve it: POST \/api\/v1\/revisions\/[0-9a-f-]{36}\/approval$/,
    );
    await new CorrectCommand().run([eventId], { ...why, effectiveOn: '2025-01-11' });
    const { revisionId, alreadyProposed } = receipt();
    expect(alreadyProposed).toBe(true);
    await start();
    expect((await ben.post(`revisions/${revisionId}/approval`)).status).toBe(201);
  });

  it('proposes through a running service', async () => {
    const server = `http://127.0.0.1:${await service!.listen()}`;
    process.env['CLOCKSTOP_TOKEN'] = await issuer.token({ sub: 'ann', roles: ['corrector'] });
    await new RetractCommand().run([eventId], { code: 'other', reason: 'A test.', json: true, server });
    delete process.env['CLOCKSTOP_TOKEN'];
    expect(await stateOf(receipt().revisionId)).toBe('pending');
  });

  it('proposes rows of a file', async () => {
    await stop();
    const row = { productId: 'p', type: 'EventRetracted', reason, data: { targetId: eventId } };
    await new ImportCommand().run([folder.write('rows.ndjson', ndjson([row]))], { by: 'ann' });
    expect(said.pop()).toMatch(
      /proposed; another corrector.*\nrow 1: revision [0-9a-f-]{36}\n1 rows, 0 recorded, 1 proposed/,
    );
    await start();
    expect((await ann.get('revisions')).body.total).toBe(1);
  });

  it('proposes what a source has changed, once, also in a snapshot after the next', async () => {
    await stop();
    const ONE: Medicine = { number: 'EMEA/H/C/900001', name: 'Examplex' };
    const sync = async (publishedOn: string, holder?: string) => {
      const file = folder.write('m.csv', medicines([{ ...ONE, ...(holder !== undefined && { holder }) }]));
      await new SyncCommand().run(['ema-medicines', file], { publishedOn, json: true });
      return JSON.parse(said.pop()!) as { recorded: number; proposed?: number; proposals?: object[] };
    };
    expect((await sync('2024-01-01')).proposed).toBeUndefined();
    const changed = await sync('2024-02-01', 'Another B.V.');
    expect(changed).toMatchObject({ recorded: 1, proposed: 1 });
    const again = await sync('2024-02-01', 'Another B.V.');
    expect([again.recorded, again.proposed, again.proposals]).toEqual([
      0,
      undefined,
      changed.proposals!.map((each) => ({ ...each, row: expect.any(Number) as number })),
    ]);
    expect((await sync('2024-03-01', 'Another B.V.')).proposed).toBeUndefined();
    await start();
    const { items } = (await ann.get('revisions')).body;
    expect(items).toMatchObject([{ productId: 'EMEA-H-C-900001', reason: { code: 'changed-at-source' } }]);
    const holder = async () =>
      (await ann.get('events?productId=EMEA-H-C-900001&type=MarketingApproved')).body.items[0].data.holder;
    expect(await holder()).toBe('Example B.V.');
    await ben.post(`revisions/${items[0].revisionId}/approval`);
    expect(await holder()).toBe('Another B.V.');
  });
});

test('of two services on one log that approve at once, and propose at once, one records', async () => {
  const store = new MemoryEventStore();
  const [one, two] = await Promise.all([
    openRegister(store, RevisionsModule),
    openRegister(store, RevisionsModule),
  ]);
  await importFile(one, folder.write('p.ndjson', ndjson([registration('p'), acceptance('p')])));
  const { id: eventId } = (await logOf(store)).at(-1)!;
  const state = (by: string) =>
    new CorrectEvent(eventId, { reason, changes: { effectiveOn: '2024-03-02' } }, { by });
  const proposed = (await Promise.all(
    [one, two].map((app) => app.get(CommandBus).execute(state('ann'))),
  )) as unknown as { revision: { revisionId: string } }[];
  const [id, other] = proposed.map(({ revision }) => revision.revisionId);
  expect(id).toBe(other);
  const approved = await Promise.all([
    one.get(RevisionDesk).approve(id!, 'ben'),
    two.get(RevisionDesk).approve(id!, 'cem'),
  ]);
  expect(approved.map((each) => 'event' in each && each.event.id)).toEqual([
    expect.any(String),
    ('event' in approved[0] && approved[0].event.id) as string,
  ]);
  const log = (await logOf(store)).map(({ body }) => JSON.parse(body) as { type: string });
  expect(log.map(({ type }) => type)).toEqual([
    'ProductRegistered',
    'ApplicationAccepted',
    'RevisionProposed',
    'EventCorrected',
  ]);
  await Promise.all([one.close(), two.close()]);
});
