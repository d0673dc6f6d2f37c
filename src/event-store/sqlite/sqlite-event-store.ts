import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { checkOrdinal, checkRequest } from '../append-rules.js';
import type {
  Appended,
  AppendRequest,
  StoredEvent,
  Subscription,
  WrongExpectedRevisionError,
} from '../event-store.js';
import { EventStore, StoreUnavailableError } from '../event-store.js';
import { logPages } from '../log-pages.js';
import { Subscriptions } from '../subscriptions.js';
import { bulkGroups } from './bulk.js';
import { openConnection, resolveFile } from './connection.js';
import { withOpeningErrors, withStoreErrors } from './errors.js';
import type { FileLock } from './file-lock.js';
import { lockFile } from './file-lock.js';
import { GroupCommit } from './group-commit.js';
import { LogReader } from './log-reader.js';
import { LogWriter } from './log-writer.js';
import { SqliteCheckpointStore } from './sqlite-checkpoint-store.js';
import { threadedPages } from './threaded-pages.js';
import { prepareForBulk, prepareForSingles, shrinkWriteAheadLog } from './write-ahead-log.js';

/** Events from which on a log is read by a thread of its own. */
const WORTH_A_THREAD = 50_000;

export interface SqliteEventStoreOptions {
  /** Path of the store's file; it and its folder are made where they are missing. */
  readonly file: string;
}

/**
 * Keeps the log in one SQLite file, for one process on one machine. What it acknowledges survives a power cut.
 * Any read or write @throws StoreDamagedError where the file holds what was not written to it.
 */
export class SqliteEventStore extends EventStore {
  override readonly kind = 'sqlite';
  override readonly checkpoints: SqliteCheckpointStore;
  private readonly reader: LogReader;
  private readonly writer: LogWriter;
  private readonly groups = new GroupCommit((requests) => this.commit(requests));
  private readonly subscriptions = new Subscriptions((after, end) => this.page(after, end));
  /** Where the log ends; undefined while that is to be read. */
  private knownHead: number | undefined;
  private closed = false;

  /** Takes over an open connection and the lock on its file; `open` is the usual way. */
  constructor(
    private readonly database: Database,
    private readonly lock: FileLock,
  ) {
    super();
    this.reader = new LogReader(database, this.file);
    this.writer = new LogWriter(database, this.reader);
    this.checkpoints = new SqliteCheckpointStore(database, (act) => this.answer(act));
  }

  /**
   * @throws StoreRefusedError where the file is in use, another application's, from a newer version, or no database
   * @throws StoreUnavailableError where the disk is full or fails
   */
  static open(options: SqliteEventStoreOptions): SqliteEventStore {
    const file = resolveFile(options.file);
    const lock = lockFile(file);
    let database: Database | undefined;
    try {
      const connection = (database = openConnection(file));
      return withOpeningErrors(file, () => new SqliteEventStore(connection, lock));
    } catch (error) {
      database?.close();
      lock.release();
      throw error;
    }
  }

  /** @throws RangeError for a malformed request */
  override async append(request: AppendRequest): Promise<Appended> {
    this.checkOpen();
    checkRequest(request);
    return await this.groups.add(request);
  }

  /**
   * Commits up to 10,000 events at a time. Where it rejects, the groups before are recorded; the same call again
   * finds them so and goes on.
   * @throws RangeError for a malformed request; nothing of any is recorded then
   */
  override async appendAll(
    requests: readonly AppendRequest[],
  ): Promise<(Appended | WrongExpectedRevisionError)[]> {
    this.checkOpen();
    requests.forEach(checkRequest);
    const answers: (Appended | WrongExpectedRevisionError)[] = [];
    for (const group of bulkGroups(requests)) {
      await nextTurn();
      this.checkOpen();
      prepareForBulk(this.database);
      for (const answer of this.commit(group)) answers.push(answer);
    }
    shrinkWriteAheadLog(this.database);
    prepareForSingles(this.database);
    return answers;
  }

  override readStream(stream: string, fromRevision = 0): Promise<StoredEvent[]> {
    return this.answer(() => {
      checkOrdinal(fromRevision);
      const found = this.reader.findStream(stream);
      return found ? this.reader.revisionsOf(found.key, fromRevision, found.head) : [];
    });
  }

  /** @throws StoreUnavailableError where the store is closed before the end is reached */
  override async *readAll(afterPosition: number): AsyncGenerator<readonly StoredEvent[], void, undefined> {
    checkOrdinal(afterPosition);
    const end = await this.head();
    if (end - afterPosition >= WORTH_A_THREAD) yield* this.pagesByThread(afterPosition, end);
    else yield* logPages(afterPosition, end, (after, last) => this.page(after, last));
  }

  private async *pagesByThread(after: number, end: number): AsyncGenerator<readonly StoredEvent[]> {
    for await (const page of threadedPages({ file: this.file, after, end })) {
      this.checkOpen();
      yield page;
    }
  }

  override readPositions(positions: readonly number[]): Promise<StoredEvent[]> {
    return this.answer(() => positions.map((position) => this.reader.at(position)));
  }

  /** @throws RangeError where it is not a position */
  override subscribe(afterPosition: number): Subscription {
    checkOrdinal(afterPosition);
    return this.subscriptions.start(afterPosition);
  }

  override head(): Promise<number> {
    return this.answer(() => (this.knownHead ??= this.reader.head()));
  }

  /** Commits the appends that wait; an `appendAll` under way rejects after the group it is at. */
  override close(): Promise<void> {
    return new Promise((resolve) => resolve(this.shut()));
  }

  private shut(): void {
    if (this.closed) return;
    this.groups.finish();
    this.closed = true;
    this.subscriptions.close();
    try {
      this.database.close();
    } finally {
      this.lock.release();
    }
  }

  private get file(): string {
    return this.database.name;
  }

  private commit(requests: readonly AppendRequest[]): (Appended | WrongExpectedRevisionError)[] {
    this.knownHead = undefined;
    const answers = withStoreErrors(this.file, () => this.writer.commit(requests));
    this.subscriptions.notify();
    return answers;
  }

  private page(after: number, end: number): StoredEvent[] {
    return this.read(() => this.reader.page(after, end));
  }

  /** What `act` returns or throws, as a promise. */
  private answer<T>(act: () => T): Promise<T> {
    return new Promise((resolve) => resolve(this.read(act)));
  }

  private read<T>(act: () => T): T {
    this.checkOpen();
    return withStoreErrors(this.file, act);
  }

  private checkOpen(): void {
    if (this.closed) throw new StoreUnavailableError(`the store "${this.file}" is closed`);
  }
}
