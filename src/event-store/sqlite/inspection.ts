import Database from 'better-sqlite3';
import { eventChecksum, streamChecksum } from './checksum.js';
import { damaged, isSqliteError, toStoreError, withOpeningErrors } from './errors.js';
import { schemaVersionOf } from './schema.js';

/** A row of the log as the file holds it, sound or not. */
export interface InspectedEvent {
  readonly position: number;
  /** Undefined where the row's stream has no name. */
  readonly stream: string | undefined;
  readonly revision: number;
  /** Undefined where it is not text. */
  readonly id: string | undefined;
  readonly body: string | undefined;
  /** Whether the row, and that of its stream, match their checksums. */
  readonly intact: boolean;
}

type Row = [
  position: number,
  key: number,
  revision: number,
  id: unknown,
  checksum: number,
  body: unknown,
  name: unknown,
  nameChecksum: unknown,
];

const ROWS = `SELECT e.position, e.stream, e.revision, e.id, e.checksum, e.body, s.name, s.checksum
  FROM events e LEFT JOIN streams s ON s.key = e.stream ORDER BY e.position`;

/**
 * Reads a store's file whatever state it is in, and changes nothing; a service may have it open. All is read as of
 * one moment. Any read @throws StoreDamagedError where the file's structure is damaged.
 */
export class SqliteInspection {
  private constructor(private readonly database: Database.Database) {}

  /** @throws StoreRefusedError, StoreUnavailableError where it cannot be opened or is not a store */
  static open(file: string): SqliteInspection {
    return withOpeningErrors(file, () => {
      const database = new Database(file, { readonly: true, fileMustExist: true });
      try {
        database.exec('BEGIN');
        schemaVersionOf(database, file);
        return new SqliteInspection(database);
      } catch (error) {
        database.close();
        throw error;
      }
    });
  }

  /** What SQLite itself finds wrong with the file; empty where nothing is. */
  integrityProblems(): string[] {
    return [...this.rows<[said: string]>('PRAGMA integrity_check(20)')]
      .flat()
      .filter((said) => said !== 'ok');
  }

  /** Streams whose names do not match their checksums. */
  *damagedStreams(): Generator<string> {
    const rows = this.rows<[number, unknown, unknown]>('SELECT key, name, checksum FROM streams');
    for (const [key, name, checksum] of rows)
      if (typeof name !== 'string' || streamChecksum(key, name) !== checksum) yield `stream ${key}`;
  }

  /** The log in order of position. */
  *events(): Generator<InspectedEvent> {
    const rows = this.rows<Row>(ROWS);
    for (const [position, key, revision, id, checksum, body, name, nameChecksum] of rows) {
      const texts = { id: textOf(id), body: textOf(body), stream: textOf(name) };
      const intact =
        texts.id !== undefined &&
        texts.body !== undefined &&
        texts.stream !== undefined &&
        eventChecksum(position, key, revision, texts.id, texts.body) === checksum &&
        streamChecksum(key, texts.stream) === nameChecksum;
      yield { position, revision, ...texts, intact };
    }
  }

  close(): void {
    this.database.close();
  }

  private *rows<R extends unknown[]>(sql: string): Generator<R> {
    try {
      yield* this.database.prepare<[], R>(sql).raw().iterate();
    } catch (error) {
      // The queries are fixed, so what SQLite cannot make sense of is the file's own list of its tables.
      if (isSqliteError(error) && error.code === 'SQLITE_ERROR')
        throw damaged(this.database.name, error.message, error);
      throw toStoreError(error, this.database.name);
    }
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
