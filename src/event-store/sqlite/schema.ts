import type { Database } from 'better-sqlite3';
import { StoreRefusedError } from '../event-store.js';

/** "CLKS" in ASCII; marks a SQLite file as Clockstop's. */
export const APPLICATION_ID = 0x434c4b53;

/** `checksum`: see checksum.ts. `id` is text because that reads a third quicker than a blob. */
const LOG = `
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
`;

const CHECKPOINTS = `
  CREATE TABLE checkpoints (
    name TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** What makes each version of the schema out of the one before. A step that has landed never changes. */
const STEPS = [LOG, CHECKPOINTS] as const;
export const SCHEMA_VERSION = STEPS.length;

/**
 * The version of the schema; 0 where the database is still empty. Changes nothing.
 * @throws StoreRefusedError where it is another application's, or of a schema that this version does not know
 */
export function schemaVersionOf(database: Database, file: string): number {
  const application = numberOf(database.pragma('application_id', { simple: true }));
  const version = numberOf(database.pragma('user_version', { simple: true }));
  const objects = numberOf(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (application === 0 && version === 0 && objects === 0) return 0;
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
  if (version < 1)
    throw new StoreRefusedError(
      `"${file}" has schema version ${version}, which no Clockstop has written. Restore it from a backup.`,
    );
  return version;
}

/** Brings a store from one version to today's. All or nothing: a crash leaves the one or the other. */
export function upgradeSchema(database: Database, version: number): void {
  const steps = [...STEPS.slice(version), `PRAGMA user_version = ${SCHEMA_VERSION};`];
  database.transaction(() => database.exec(steps.join('\n'))).immediate();
}

const numberOf = (value: unknown): number => {
  if (typeof value !== 'number') throw new TypeError(`expected a number, got ${typeof value}`);
  return value;
};
