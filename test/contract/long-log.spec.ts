import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { NO_STREAM } from '../../src/event-store/event-store.js';
import type { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { drain, event, events, logOf, range } from './fixture.js';

/** The built store: a thread starts from a file that Node itself can run. */
const BUILT = join(import.meta.dirname, '../../dist/src/event-store/sqlite/sqlite-event-store.js');
const STREAM = 6_000;

describe('a log that is long enough to be read by a thread of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'long-log-'));
  const file = join(folder, 'events.db');
  const chinese = range(1, 10).map((n) => event({ text: '艾米迈托赛 🧬 é'.repeat(9_000), n }));
  const list = [...events(59_990), ...chinese];
  let store: SqliteEventStore;
  beforeAll(async () => {
    const built = (await import(BUILT)) as { SqliteEventStore: typeof SqliteEventStore };
    store = built.SqliteEventStore.open({ file });
    for (let start = 0; start < list.length; start += STREAM)
      await store.append({
        stream: `product-${start}`,
        expectedRevision: NO_STREAM,
        events: list.slice(start, start + STREAM),
      });
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('is read whole and in order', async () => {
    const log = await logOf(store);
    const wanted = list.map(({ id, body }, i) => ({
      position: i + 1,
      stream: `product-${i - (i % STREAM)}`,
      revision: i % STREAM,
      id,
      body,
    }));
    expect(log.length).toBe(wanted.length);
    expect(log.findIndex((one, i) => JSON.stringify(one) !== JSON.stringify(wanted[i]))).toBe(-1);
  });

  it('can be left in the middle', async () => {
    for await (const page of store.readAll(0)) {
      expect(page[0]!.position).toBe(1);
      break;
    }
  });

  it('is refused where a row is damaged', async () => {
    const other = new Database(file);
    other.exec(`UPDATE events SET body = replace(body, '40000', '40001') WHERE position = 40001`);
    other.close();
    await expect(drain(store.readAll(0))).rejects.toMatchObject({
      name: 'StoreDamagedError',
      message: expect.stringContaining('position 40001') as string,
    });
  });
});
