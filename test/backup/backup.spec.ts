import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, restoreBackup, StoreDamagedError, StoreRefusedError } from '../../src/event-store/index.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { NO_STREAM } from '../../src/event-store/event-store.js';
import { events, logOf } from '../contract/fixture.js';

let folder: string;
let file: string;
let backup: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  file = join(folder, 'register.sqlite');
  backup = join(folder, 'kept', 'backup.sqlite');
  mkdirSync(join(folder, 'kept'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const kept = (): string[] => readdirSync(join(folder, 'kept'));

async function storeOf(count: number): Promise<SqliteEventStore> {
  const store = SqliteEventStore.open({ file });
  await store.append({ stream: 'product-a', expectedRevision: NO_STREAM, events: events(count) });
  return store;
}

test('a store in use is copied whole, and the copy is a store', async () => {
  const store = await storeOf(500);
  expect(await backUp(file, backup)).toEqual({ position: 500 });
  const log = await logOf(store);
  await store.append({ stream: 'product-a', expectedRevision: 499, events: events(1) });
  await store.close();
  expect(kept()).toEqual(['backup.sqlite']);
  const copy = SqliteEventStore.open({ file: backup });
  expect(await logOf(copy)).toEqual(log);
  await copy.close();
});

test('what is not there, empty, or not a store is refused, and nothing is left behind', async () => {
  await expect(backUp(file, backup)).rejects.toThrow(/There is no store at/);
  await SqliteEventStore.open({ file }).close();
  writeFileSync(join(folder, 'junk'), 'This is not a database. '.repeat(100));
  await expect(backUp(join(folder, 'junk'), backup)).rejects.toThrow(/is not a database/);
  expect(kept()).toEqual([]);
});

test('a name that is taken is refused, and keeps its file', async () => {
  await (await storeOf(1)).close();
  writeFileSync(backup, 'mine');
  await expect(backUp(file, backup)).rejects.toThrow(StoreRefusedError);
  expect(readFileSync(backup, 'utf8')).toBe('mine');
});

test('a damaged store is not handed on as a backup', async () => {
  await (await storeOf(50)).close();
  const bytes = readFileSync(file);
  bytes[bytes.lastIndexOf('ContractTested')]! ^= 1;
  writeFileSync(file, bytes);
  await expect(backUp(file, backup)).rejects.toThrow(StoreDamagedError);
  expect(kept()).toEqual([]);
});

test('a backup is not restored over a register, nor under a running one', async () => {
  const store = await storeOf(3);
  await backUp(file, backup);
  await expect(restoreBackup(backup, file)).rejects.toThrow(/is in use/);
  await store.close();
  await expect(restoreBackup(backup, file)).rejects.toThrow(/is there already/);
  rmSync(file);
  expect(await restoreBackup(backup, file)).toEqual({ position: 3 });
});
