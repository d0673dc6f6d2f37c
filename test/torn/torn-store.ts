import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '../../src/event-store/event-store.js';
import { NO_STREAM } from '../../src/event-store/event-store.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { event, events, logOf } from '../contract/fixture.js';
import { commitEnds } from './write-ahead-log.js';

const DATABASE = 'events.db';
const WRITE_AHEAD_LOG = 'events.db-wal';

interface Commit {
  /** Events in the log when it was acknowledged, and where it ends in the write-ahead log. */
  readonly events: number;
  readonly bytes: number;
}

/** The files of a store, to be damaged in copies. */
export class TornStore {
  private constructor(
    private readonly folder: string,
    readonly log: readonly StoredEvent[],
    readonly commits: readonly Commit[],
  ) {}

  /** As a machine leaves them that stops: nothing is closed, everything stands in the write-ahead log. */
  static stopped = (): Promise<TornStore> => TornStore.make(false);

  /** As they are when the store was closed. */
  static closed = (): Promise<TornStore> => TornStore.make(true);

  private static async make(close: boolean): Promise<TornStore> {
    const [running, folder] = [newFolder(), newFolder()];
    const file = join(running, DATABASE);
    const store = SqliteEventStore.open({ file });
    const heads: number[] = [];
    for (const list of [events(3), [event({ text: 'x'.repeat(9_000) })], events(2)]) {
      await store.append({ stream: `s-${heads.length}`, expectedRevision: NO_STREAM, events: list });
      heads.push(await store.head());
    }
    const log = await logOf(store);
    const ends = commitEnds(readFileSync(join(running, WRITE_AHEAD_LOG))).slice(-heads.length);
    if (close) await store.close();
    for (const name of close ? [DATABASE] : [DATABASE, WRITE_AHEAD_LOG])
      copyFileSync(join(running, name), join(folder, name));
    if (!close) await store.close();
    rmSync(running, { recursive: true });
    const commits = heads.map((held, i) => ({ events: held, bytes: ends[i]! }));
    return new TornStore(folder, log, commits);
  }

  get databaseBytes(): number {
    return statSync(join(this.folder, DATABASE)).size;
  }

  /** What is read where the write-ahead log ends after so many bytes, or is zeroes from there on. */
  withLogCut = (bytes: number, rest: 'gone' | 'zeroes'): Promise<readonly StoredEvent[] | Error> =>
    this.reopened([DATABASE, WRITE_AHEAD_LOG], WRITE_AHEAD_LOG, bytes, rest);

  /** What is read where the database, without a write-ahead log, ends after so many bytes. */
  withDatabaseCut = (bytes: number): Promise<readonly StoredEvent[] | Error> =>
    this.reopened([DATABASE], DATABASE, bytes, 'gone');

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private async reopened(
    names: readonly string[],
    torn: string,
    bytes: number,
    rest: 'gone' | 'zeroes',
  ): Promise<readonly StoredEvent[] | Error> {
    const folder = newFolder();
    for (const name of names) copyFileSync(join(this.folder, name), join(folder, name));
    tear(join(folder, torn), bytes, rest);
    let store: SqliteEventStore | undefined;
    try {
      store = SqliteEventStore.open({ file: join(folder, DATABASE) });
      return await logOf(store);
    } catch (error) {
      return error as Error;
    } finally {
      await store?.close();
      rmSync(folder, { recursive: true });
    }
  }
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'torn-store-'));

/** A file that is made longer reads as zeroes there. */
function tear(file: string, bytes: number, rest: 'gone' | 'zeroes'): void {
  const { size } = statSync(file);
  truncateSync(file, bytes);
  if (rest === 'zeroes') truncateSync(file, size);
}
