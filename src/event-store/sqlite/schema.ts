import type { Database } from 'better-sqlite3';
import { StoreRefusedError } from '../event-store.js';

/** "CLKS" in ASCII; marks a SQLite file as Clockstop's. */
export const APPLICATION_ID = 0x434c4b53;
export const SCHEMA_VERSION = 1;

/** `checksum`: see checksum.ts. `id` is text because that reads a third quicker than a blob. */
const SCHEMA = `
  CREATE TABLE streams (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    checksum INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * Whether the database is still empty. Changes nothing.
 * @throws StoreRefusedError where it is another application's, or of a schema that this version does not know
 */
export function isEmptyStore(database: Database, file: string): boolean {
  const application = numberOf(database.pragma('application_id', { simple: true }));
  const version = numberOf(database.pragma('user_version', { simple: true }));
  const objects = numberOf(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (application === 0 && version === 0 && objects === 0) return true;
  if (application !== APPLICATION_ID)
    throw new StoreRefusedError(
      `"${file}" is a database of another application (application_id ${application}, ${objects} tables and ` +
        'indexes). Name another file.',
    );
  if (version > SCHEMA_VERSION)
    throw new StoreRefusedError(
      `"${file}" has schema version ${version}, from a newer Clockstop; this one knows ${SCHEMA_VERSION}. ` +
        'Run the newer one, or import its export into a new file.',
    );
  if (version < SCHEMA_VERSION)
    throw new StoreRefusedError(
      `"${file}" has schema version ${version}, which no Clockstop has written. Restore it from a backup.`,
    );
  return false;
}

/** All or nothing: a crash leaves either an empty database or a store. */
export function createSchema(database: Database): void {
  database.transaction(() => database.exec(SCHEMA)).immediate();
}

const numberOf = (value: unknown): number => {
  if (typeof value !== 'number') throw new TypeError(`expected a number, got ${typeof value}`);
  return value;
};
