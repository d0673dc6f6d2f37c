import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { NO_STREAM, StoreRefusedError } from '../../src/event-store/event-store.js';
import { NO_CHECKPOINT } from '../../src/event-store/checkpoints/checkpoint-store.js';
import { eventChecksum, streamChecksum } from '../../src/event-store/sqlite/checksum.js';
import { SqliteInspection } from '../../src/event-store/sqlite/inspection.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { event, idsOf, logOf, recordedAs } from './fixture.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-store-'));
  file = join(folder, 'events.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Why the file is refused; fails where it is not. */
function refusal(path = file): string {
  try {
    void SqliteEventStore.open({ file: path }).close();
  } catch (error) {
    expect(error).toBeInstanceOf(StoreRefusedError);
    return (error as Error).message;
  }
  throw new Error(`${path} was opened`);
}

async function storeWithOneEvent(): Promise<string> {
  const store = SqliteEventStore.open({ file });
  const one = event();
  await store.append({ stream: 'product-1', expectedRevision: NO_STREAM, events: [one] });
  await store.close();
  return one.id;
}

describe('one store to a file', () => {
  /** Another process, with the lock in its hand. */
  async function holder(): Promise<ChildProcess> {
    const library = createRequire(__filename).resolve('better-sqlite3');
    const script = `
      const lock = new (require(${JSON.stringify(library)}))(${JSON.stringify(`${file}.lock`)});
      lock.exec('BEGIN EXCLUSIVE');
      console.log('held');
      setInterval(() => lock.open, 1000);`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await once(child.stdout, 'data');
    expect(String(said)).toBe('held\n');
    return child;
  }

  it('refuses while another process holds it, and opens when that was killed', async () => {
    const id = await storeWithOneEvent();
    const child = await holder();
    try {
      expect(refusal()).toContain(file);
      expect(refusal()).toContain('in use');
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    const store = SqliteEventStore.open({ file });
    expect(idsOf(await logOf(store))).toEqual([id]);
    await store.close();
  });

  it('keeps another process out', async () => {
    const store = SqliteEventStore.open({ file });
    const child = spawn(
      process.execPath,
      [
        '-e',
        `new (require(${JSON.stringify(createRequire(__filename).resolve('better-sqlite3'))}))(
          ${JSON.stringify(`${file}.lock`)}, { timeout: 0 }).exec('BEGIN EXCLUSIVE')`,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    child.stderr.on('data', (chunk) => (said += String(chunk)));
    const [code] = await once(child, 'close');
    expect(code).not.toBe(0);
    expect(said).toContain('database is locked');
    await store.close();
  });

  it('refuses a second store in the same process, by whichever name, until the first is closed', async () => {
    const first = SqliteEventStore.open({ file });
    symlinkSync(file, join(folder, 'link.db'));
    symlinkSync(folder, join(folder, 'here'));
    expect(refusal()).toContain('in use');
    expect(refusal(join(folder, 'link.db'))).toContain('in use');
    expect(refusal(join(folder, 'here', 'events.db'))).toContain('in use');
    const appended = await first.append({
      stream: 'a',
      expectedRevision: NO_STREAM,
      events: [event()],
    });
    expect(appended.position).toBe(1);
    await first.close();
    const second = SqliteEventStore.open({ file });
    expect(await second.head()).toBe(1);
    await second.close();
  });
});

describe('what it opens', () => {
  it('makes the file and its folder, marked as its own', async () => {
    file = join(folder, 'a', 'b', 'events.db');
    await storeWithOneEvent();
    const database = new Database(file);
    expect(database.pragma('application_id', { simple: true })).toBe(0x434c4b53);
    expect(database.pragma('user_version', { simple: true })).toBe(2);
    expect(database.pragma('page_size', { simple: true })).toBe(4096);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });

  it('takes an empty file for a new store', async () => {
    writeFileSync(file, '');
    expect(typeof (await storeWithOneEvent())).toBe('string');
  });

  it('refuses a newer version, and leaves it as it is', async () => {
    await storeWithOneEvent();
    const database = new Database(file);
    database.pragma('user_version = 3');
    database.close();
    const before = readFileSync(file);
    expect(refusal()).toMatch(/schema version 3.*newer.*knows 2/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('opens a store of the version before, keeps its log and brings it to its own version', async () => {
    const one = event();
    const name = 'product-1';
    const database = new Database(file);
    database.exec(`
      CREATE TABLE streams (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, checksum INTEGER NOT NULL) STRICT;
      CREATE TABLE events (position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL,
        id TEXT NOT NULL, checksum INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
      CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
      PRAGMA application_id = ${0x434c4b53};
      PRAGMA user_version = 1`);
    database.prepare('INSERT INTO streams VALUES (1, ?, ?)').run(name, streamChecksum(1, name));
    database
      .prepare('INSERT INTO events VALUES (1, 1, 0, ?, ?, ?)')
      .run(one.id, eventChecksum(1, 1, 0, one.id, one.body), one.body);
    database.close();
    for (const expected of [undefined, 'kept']) {
      const store = SqliteEventStore.open({ file });
      expect(await logOf(store)).toEqual(recordedAs(name, [one]));
      expect((await store.checkpoints.read('a'))?.body).toBe(expected);
      if (expected === undefined) await store.checkpoints.write('a', NO_CHECKPOINT, 'kept');
      await store.close();
    }
    const inspection = SqliteInspection.open(file);
    expect([...inspection.events()]).toMatchObject([{ id: one.id, intact: true }]);
    expect(inspection.integrityProblems()).toEqual([]);
    inspection.close();
  });

  it('can be inspected as the version before left it', () => {
    const database = new Database(file);
    database.exec(`CREATE TABLE streams (key, name, checksum); CREATE TABLE events (position, stream, revision, id,
      checksum, body); PRAGMA application_id = ${0x434c4b53}; PRAGMA user_version = 1`);
    database.close();
    const before = readFileSync(file);
    const inspection = SqliteInspection.open(file);
    expect([...inspection.events()]).toEqual([]);
    inspection.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("refuses another application's database, and leaves it as it is", () => {
    const database = new Database(file);
    database.exec('CREATE TABLE events (position INTEGER PRIMARY KEY); INSERT INTO events VALUES (1)');
    database.close();
    const before = readFileSync(file);
    expect(refusal()).toContain('another application');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a database that only carries its mark', () => {
    const database = new Database(file);
    database.pragma(`application_id = ${0x434c4b53}`);
    database.pragma('user_version = 1');
    database.close();
    expect(refusal()).toContain('no such table');
  });

  it.each([
    ['a few letters', Buffer.from('hello')],
    ['a text', Buffer.from('position,stream,revision\n'.repeat(4_000))],
    ['zeros', Buffer.alloc(8_192)],
    ['a torn header', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8_176, 0xa5)])],
  ])('refuses %s, and leaves it as it is', (_, content) => {
    writeFileSync(file, content);
    expect(refusal()).toContain(file);
    expect(refusal()).toMatch(/is not a database|is no database|cannot be opened/);
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  it('refuses a folder, and a path through a file', () => {
    mkdirSync(file);
    expect(refusal()).toContain('cannot be opened');
    expect(statSync(file).isDirectory()).toBe(true);
    writeFileSync(join(folder, 'plain'), '');
    expect(refusal(join(folder, 'plain', 'events.db'))).toContain('cannot be made');
  });

  it('lets go of the file when it refuses it', async () => {
    writeFileSync(file, 'no database');
    refusal();
    rmSync(file);
    expect(typeof (await storeWithOneEvent())).toBe('string');
  });
});
