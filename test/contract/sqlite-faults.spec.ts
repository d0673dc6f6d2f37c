import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { NewEvent, StoredEvent } from '../../src/event-store/event-store.js';
import {
  NO_STREAM,
  StoreDamagedError,
  StoreRefusedError,
  StoreUnavailableError,
} from '../../src/event-store/event-store.js';
import { openConnection } from '../../src/event-store/sqlite/connection.js';
import { lockFile } from '../../src/event-store/sqlite/file-lock.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { event, events, idsOf, logOf, positionsOf, range } from './fixture.js';

jest.setTimeout(120_000);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-store-'));
  file = join(folder, 'events.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const request = (stream: string, ...list: NewEvent[]) => ({
  stream,
  expectedRevision: NO_STREAM,
  events: list,
});

describe('a full disk', () => {
  let database: Database.Database;
  let store: SqliteEventStore;
  beforeEach(async () => {
    database = openConnection(file);
    store = new SqliteEventStore(database, lockFile(file));
    await store.append(request('before', ...events(3)));
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages + 20}`);
  });
  afterEach(() => store.close());
  const space = (): unknown => database.pragma('max_page_count = 1000000');

  it('refuses every request of the commit, stays readable, and goes on when there is space', async () => {
    const before = await logOf(store);
    const live = store.subscribe(3)[Symbol.asyncIterator]().next();
    const small = event();
    const large = range(1, 10).map((n) => event({ text: 'x'.repeat(40_000), n }));
    const requests = [request('small', small), ...large.map((one, i) => request(`large-${i}`, one))];
    const answers = await Promise.allSettled(requests.map((one) => store.append(one)));
    for (const answer of answers) {
      expect(answer.status).toBe('rejected');
      const reason: unknown = (answer as PromiseRejectedResult).reason;
      expect(reason).toBeInstanceOf(StoreUnavailableError);
      expect((reason as Error).message).toContain('full');
      expect((reason as Error).message).toContain(file);
    }
    expect(await logOf(store)).toEqual(before);
    expect(await store.head()).toBe(3);
    expect(await store.readStream('small')).toEqual([]);

    await expect(store.append(request('small', small))).resolves.toMatchObject({ position: 4 });
    await expect(store.appendAll(requests)).rejects.toBeInstanceOf(StoreUnavailableError);
    space();
    const retried = await Promise.all(requests.map((one) => store.append(one)));
    expect(retried[0]).toEqual({ position: 4, revision: 0, alreadyRecorded: true });
    expect(retried.slice(1).every(({ alreadyRecorded }) => !alreadyRecorded)).toBe(true);
    const log = await logOf(store);
    expect(positionsOf(log)).toEqual(range(1, 14));
    expect(idsOf(log.slice(3))).toEqual(idsOf([small, ...large]));
    expect(positionsOf((await live).value as StoredEvent[])).toEqual([4]);
  });

  it('keeps what of a bulk import was committed before, and finishes it when asked again', async () => {
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages + 1_200}`);
    const requests = range(0, 29_999).map((i) => request(`product-${i}`, event()));
    await expect(store.appendAll(requests)).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(await store.head()).toBe(10_003);
    space();
    const answers = await store.appendAll(requests);
    expect(answers.map((answer) => !(answer instanceof Error) && answer.position)).toEqual(range(4, 30_003));
    expect(idsOf(await logOf(store, 3))).toEqual(requests.map(({ events: [one] }) => one!.id));
  });
});

describe('a damaged file', () => {
  async function filled(count: number): Promise<StoredEvent[]> {
    const store = SqliteEventStore.open({ file });
    await store.appendAll(
      range(0, count - 1).map((i) => ({
        stream: `product-${i % 7}`,
        expectedRevision: Math.floor(i / 7) - 1,
        events: [event({ text: 'x'.repeat(300), i })],
      })),
    );
    const log = await logOf(store);
    await store.close();
    return log;
  }

  async function reading<T>(read: (store: SqliteEventStore) => Promise<T>, path = file): Promise<T> {
    const store = SqliteEventStore.open({ file: path });
    try {
      return await read(store);
    } finally {
      await store.close();
    }
  }

  const tamper = (sql: string): void => {
    const database = new Database(file);
    database.exec(sql);
    database.close();
  };

  it.each([
    ['another body', `UPDATE events SET body = replace(body, 'x', 'y') WHERE position = 5`],
    ['another id', `UPDATE events SET id = (SELECT id FROM events WHERE position = 6) WHERE position = 5`],
    ['another stream', `UPDATE streams SET name = 'product-x' WHERE name = 'product-4'`],
    ['another revision', `UPDATE events SET revision = 900 WHERE position = 5`],
    ['another position', `UPDATE events SET position = 5000 WHERE position = 5`],
    ['a missing event', `DELETE FROM events WHERE position = 5`],
    ['a missing stream', `DELETE FROM streams WHERE name = 'product-4'`],
  ])('says so where it finds %s', async (_, sql) => {
    await filled(20);
    tamper(sql);
    await expect(reading((store) => logOf(store))).rejects.toBeInstanceOf(StoreDamagedError);
    await expect(reading((store) => store.readPositions([5]))).rejects.toThrow(/damaged.*backup/);
  });

  it('says so where a stream has lost an event', async () => {
    await filled(70);
    tamper('DELETE FROM events WHERE position = 15');
    await expect(reading((store) => store.readStream('product-0'))).rejects.toBeInstanceOf(StoreDamagedError);
  });

  it.each(['revision = 4', "body = 'others'", 'checksum = 7'])(
    'says so where a checkpoint has %s',
    async (set) => {
      await reading(({ checkpoints }) => checkpoints.write('reader/a', -1, 'one'));
      tamper(`UPDATE checkpoints SET ${set}`);
      await expect(reading(({ checkpoints }) => checkpoints.read('reader/a'))).rejects.toBeInstanceOf(
        StoreDamagedError,
      );
    },
  );

  it('never reads a flipped bit as an event', async () => {
    const log = await filled(300);
    const whole = readFileSync(file);
    const copy = join(folder, 'copy.db');
    const found = { refused: 0, damaged: 0, same: 0 };
    for (let i = 0; i < 400; i++) {
      // Spread over the file by a fixed stride that shares no factor with its length in bits.
      const bit = (i * 1_000_003 + 131) % (whole.length * 8);
      copyFileSync(file, copy);
      const bytes = Buffer.from(whole);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      writeFileSync(copy, bytes);
      try {
        expect(await reading((store) => logOf(store), copy)).toEqual(log);
        found.same++;
      } catch (error) {
        if (error instanceof StoreRefusedError) found.refused++;
        else if (error instanceof StoreDamagedError) found.damaged++;
        else throw error;
      }
    }
    expect(found.damaged).toBeGreaterThan(200);
    expect(found.refused + found.damaged + found.same).toBe(400);
  });

  it('says so where the file was cut short', async () => {
    await filled(300);
    writeFileSync(file, readFileSync(file).subarray(0, 40_960));
    await expect(reading((store) => logOf(store))).rejects.toMatchObject({
      name: expect.stringMatching(/^Store(Damaged|Refused)Error$/),
    });
  });
});
