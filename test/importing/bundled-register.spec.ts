import type { INestApplicationContext } from '@nestjs/common';
import { EventStore } from '../../src/event-store/index.js';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import { BundledRegister } from '../../src/importing/index.js';
import { clockRules, corrections, idOf, register } from '../bundled-register/files.js';
import { Service } from '../http/service.js';
import { importFile, logOf, ndjson, openRegister, registration, useFolder } from './fixture.js';

const folder = useFolder();
const ids = [...register, ...clockRules, ...corrections].map(idOf);
const opened: INestApplicationContext[] = [];

/** What a start does with this store. */
async function startOn(store: MemoryEventStore): Promise<INestApplicationContext> {
  process.env['BUNDLED_REGISTER'] = 'load';
  const app = await openRegister(store);
  opened.push(app);
  await app.get(BundledRegister).load();
  return app;
}

afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
});

describe('the bundled register', () => {
  it('fills an empty register at start, in the order of its files', async () => {
    const service = await Service.start({ DATA_DIR: folder.path, BUNDLED_REGISTER: 'load' });
    const log = await logOf(service.app.get(EventStore));
    expect(log.slice(0, ids.length).map(({ id }) => id)).toEqual(ids);
    expect(new Set(log.slice(0, ids.length).map(({ body }) => JSON.parse(body).recorded.by))).toEqual(
      new Set(['bundled-register']),
    );
    expect(log.slice(ids.length).map(({ body }) => JSON.parse(body).type)).toEqual(['SigningKeyIntroduced']);
    expect((await service.get('/api/v1/products?search=Amimatosa')).body.items).toHaveLength(1);
    await service.close();
  });

  it.each([1, 60, register.length, register.length + 1, ids.length - 1])(
    'is finished where a start was broken off after %d events, with the same positions',
    async (events) => {
      const whole = new MemoryEventStore();
      await startOn(whole);
      const store = new MemoryEventStore();
      for (const { stream, id, body, revision } of (await logOf(whole)).slice(0, events))
        await store.append({ stream, expectedRevision: revision - 1, events: [{ id, body }] });
      await startOn(store);
      expect((await logOf(store)).map(({ id, position }) => `${position} ${id}`)).toEqual(
        ids.map((id, i) => `${i + 1} ${id}`),
      );
    },
  );

  it('is loaded once', async () => {
    const store = new MemoryEventStore();
    const app = await startOn(store);
    await app.get(BundledRegister).load();
    expect(await store.head()).toBe(ids.length);
  });

  it('is left out where that is configured', async () => {
    const service = await Service.start({ DATA_DIR: folder.path, BUNDLED_REGISTER: 'none' });
    expect(await service.app.get(EventStore).head()).toBe(0);
    await service.close();
  });

  it('is left out where the register holds anything else', async () => {
    const store = new MemoryEventStore();
    const app = await openRegister(store);
    opened.push(app);
    await importFile(app, folder.write('f.ndjson', ndjson([registration('mine')])));
    process.env['BUNDLED_REGISTER'] = 'load';
    await startOn(store);
    expect(await store.head()).toBe(1);
  });
});
