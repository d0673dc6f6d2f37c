import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import type { Type } from '@nestjs/common';
import type { CommandRunner } from 'nest-commander';
import { AccessTrail, AccessTrailModule } from '../../src/access-trail/index.js';
import { RetireKeyCommand, RotateKeyCommand } from '../../src/audit/commands/index.js';
import { ConfigurationModule } from '../../src/configuration/index.js';
import { EventStore, EventStoreModule, StoreUnavailableError } from '../../src/event-store/index.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { BEFORE_CORRECTIONS, Service } from '../http/service.js';

const BUNDLED = 145;
const TRAIL = 'RegisterExported,SigningKeyIntroduced,SigningKeyRetired';

let folder: string;
let service: Service;
const start = async (environment: Record<string, string> = {}): Promise<Service> =>
  (service = await Service.start({
    EVENT_STORE: 'sqlite',
    DATA_DIR: folder,
    BUNDLED_REGISTER: 'load',
    EXPORTS_AT_ONCE: '12',
    ...environment,
  }));

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'clockstop-trail-'))));
afterEach(async () => {
  jest.restoreAllMocks();
  await service.close();
  rmSync(folder, { recursive: true });
});

/** The trail as it is answered, without what differs from run to run. */
const trailOf = async (types = TRAIL) => (await service.get(`events?type=${types}`)).body.items as any[]; // eslint-disable-line @typescript-eslint/no-explicit-any

describe('an export over HTTP', () => {
  beforeEach(() => start());

  it.each([
    ['register?format=json', { format: 'json' }],
    ['register?format=csv', { format: 'csv' }],
    [`log/bundle?since=${BEFORE_CORRECTIONS}`, { format: 'bundle', since: BEFORE_CORRECTIONS }],
  ])('%s is recorded: who, what, when and what for', async (path, said) => {
    const headers = { 'x-actor': Buffer.from('王小明').toString('latin1'), 'x-purpose': 'Inspection' };
    const { status } = await service.get(`${path}&effectiveAt=2026-01-31`, headers);
    expect(status).toBe(200);
    expect(await trailOf('RegisterExported')).toMatchObject([
      {
        type: 'RegisterExported',
        trail: 'exports',
        position: BUNDLED + 2,
        label: { en: 'Register exported', zh: '导出登记' },
        recorded: { by: '王小明', at: expect.stringMatching(/Z$/) },
        data: {
          ...said,
          basis: { position: BUNDLED + 1, effectiveAt: '2026-01-31' },
          destination: 'http',
          purpose: 'Inspection',
        },
      },
    ]);
  });

  it('is the last event before its own: no export holds itself', async () => {
    const first = (await service.get('register')).body;
    const second = (await service.get('register')).body;
    expect([first.basis.position, second.basis.position]).toEqual([BUNDLED + 1, BUNDLED + 2]);
    expect(second.items).toEqual(first.items);
  });

  it('is for ever the same at its pinned address, and a copy that is still good is not exported again', async () => {
    const { body } = await service.get('register');
    const first = await service.get(body.self as string);
    const again = await service.get(body.self as string);
    expect(again.text).toBe(first.text);
    const before = await service.head();
    const unchanged = await service.get(body.self as string, { 'if-none-match': first.headers['etag']! });
    expect([unchanged.status, await service.head()]).toEqual([304, before]);
  });

  it('is not made, nor recorded, where the request is refused', async () => {
    for (const path of ['register?format=xml', 'log/bundle?since=999', 'log/bundle?effectiveAt=soon'])
      expect([path, (await service.get(path)).status]).toEqual([path, 400]);
    const long = await service.get('register', { 'x-purpose': 'x'.repeat(2001) });
    expect([long.status, long.body.errors[0].field]).toEqual([400, 'x-purpose']);
    expect(await trailOf('RegisterExported')).toEqual([]);
  });

  it.each(['register', 'log/bundle'])('of %s is 503 where it cannot be recorded', async (path) => {
    jest
      .spyOn(SqliteEventStore.prototype, 'append')
      .mockRejectedValue(new StoreUnavailableError('disk full'));
    const { status, body, headers } = await service.get(path);
    expect([status, body.detail, headers['content-type']]).toEqual([
      503,
      'disk full',
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('stands on the trail once for each, however many are made at once', async () => {
    await Promise.all(Array.from({ length: 12 }, () => service.get('register?format=csv')));
    const exports = await trailOf('RegisterExported');
    expect(new Set(exports.map(({ eventId }) => eventId)).size).toBe(12);
  });
});

describe('the trail among the answers', () => {
  beforeEach(() => start());

  it('changes no list, no difference and no product', async () => {
    const ask = async () =>
      Promise.all(
        [
          'events',
          'products',
          'diff?fromKnownAt=position:136',
          'review-times?measure=acceptance-to-tacit-approval',
        ].map(async (path) => {
          const { basis: _basis, self: _self, next: _next, ...said } = (await service.get(path)).body;
          return said;
        }),
      );
    const before = await ask();
    await service.get('register');
    expect(await ask()).toEqual(before);
  });

  it('goes along in a bundle, and the verifier replays it', async () => {
    await service.get('register');
    const { rawPayload } = await service.app.inject({ method: 'GET', url: '/api/v1/log/bundle' });
    const file = join(folder, 'bundle.tar');
    writeFileSync(file, rawPayload);
    const { status, stdout } = spawnSync('node', ['verifier/verify.mjs', file], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringContaining(String(BUNDLED + 2))]);
  });

  it('is answered as of any position', async () => {
    await service.get('register');
    const known = async (position: number) =>
      (await service.get(`events?type=${TRAIL}&knownAt=position:${position}`)).body.items.length as number;
    expect([await known(BUNDLED), await known(BUNDLED + 1), await known(BUNDLED + 2)]).toEqual([0, 1, 2]);
    const [key] = await trailOf('SigningKeyIntroduced');
    const { body } = await service.get(`events/${key.eventId}`);
    expect(body).toMatchObject({ status: 'standing', event: { trail: 'keys', recorded: { by: 'local' } } });
  });

  it('takes nothing from a caller, and is neither corrected nor taken back', async () => {
    const [{ eventId, data }] = (await trailOf('SigningKeyIntroduced')) as [
      { eventId: string; data: object },
    ];
    const statement = { type: 'SigningKeyIntroduced', effectiveOn: '2026-01-01', data };
    for (const path of ['products/vum02/events', 'references/keys/events']) {
      const { status, body } = await service.post(path, statement);
      expect([status, body.errors]).toEqual([
        400,
        [{ field: 'type', value: statement.type, rule: 'is recorded by the register alone, about itself' }],
      ]);
    }
    const reason = { code: 'other', text: 'A test.' };
    const said = [
      await service.post(`events/${eventId}/retraction`, { reason }),
      await service.post(`events/${eventId}/correction`, { reason, changes: { data: { reason: 'x' } } }),
    ];
    for (const { status, body } of said)
      expect([status, body.errors[0].field, body.errors[0].rule]).toEqual([
        400,
        'eventId',
        expect.stringContaining('must not be of the access trail'),
      ]);
    expect(await service.head()).toBe(BUNDLED + 1);
  });
});

describe('the keys of the log', () => {
  it('are on the trail from the first start, behind the bundled register, once', async () => {
    await start();
    const { vkey } = (await service.get('log/key')).body;
    await service.close();
    await start();
    expect(await trailOf()).toMatchObject([
      { type: 'SigningKeyIntroduced', position: BUNDLED + 1, data: { vkey, algorithm: 'Ed25519' } },
    ]);
  });

  it('leave an empty log empty', async () => {
    await start({ BUNDLED_REGISTER: 'none' });
    await service.get('register');
    expect(await service.app.get(EventStore).head()).toBe(0);
  });

  /** Runs a command on the stopped service's folder. */
  const handle = async (command: Type<CommandRunner>, hand: object): Promise<void> => {
    const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const app = await Test.createTestingModule({
      imports: [ConfigurationModule, EventStoreModule, AccessTrailModule],
      providers: [command],
    }).compile();
    try {
      await app.get(command).run([], hand as Record<string, never>);
    } finally {
      await app.close();
      said.mockRestore();
    }
  };

  it('are rotated and retired on the trail, with who and why, each before it is done', async () => {
    await start();
    const { vkey: old } = (await service.get('log/key')).body;
    await service.close();
    await handle(RotateKeyCommand, { by: 'm.keller', reason: 'Yearly' });
    await start();
    const { vkey: made } = (await service.get('log/key')).body;
    await service.close();
    await handle(RetireKeyCommand, { by: 'm.keller', reason: 'Auditors have it' });
    await start();
    expect(await trailOf()).toMatchObject([
      { type: 'SigningKeyIntroduced', data: { vkey: old }, recorded: { by: 'local' } },
      {
        type: 'SigningKeyIntroduced',
        data: { vkey: made, keyId: made.split('+')[1], reason: 'Yearly' },
        recorded: { by: 'm.keller' },
      },
      {
        type: 'SigningKeyRetired',
        data: { vkey: old, reason: 'Auditors have it' },
        recorded: { by: 'm.keller' },
      },
    ]);
  });

  it('stay as they are where that cannot be recorded; tried again, the same key takes its place', async () => {
    await start();
    const { vkey: old } = (await service.get('log/key')).body;
    await service.close();
    const full = jest
      .spyOn(AccessTrail.prototype, 'recordOnce')
      .mockRejectedValue(new StoreUnavailableError('disk full'));
    await expect(handle(RotateKeyCommand, {})).rejects.toThrow('disk full');
    full.mockRestore();
    await start();
    expect((await service.get('log/key')).body.keys).toEqual([{ vkey: old, use: 'signing' }]);
    await service.close();
    await handle(RotateKeyCommand, {});
    await start();
    expect((await trailOf()).map(({ type }) => type)).toEqual([
      'SigningKeyIntroduced',
      'SigningKeyIntroduced',
    ]);
  });
});
