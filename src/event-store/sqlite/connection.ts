import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreRefusedError } from '../event-store.js';
import { withOpeningErrors } from './errors.js';
import { SCHEMA_VERSION, schemaVersionOf, upgradeSchema } from './schema.js';
import { prepareForSingles } from './write-ahead-log.js';

/** Bytes of the smallest page that SQLite has; no database of its own making is smaller. */
const SMALLEST = 512;

/** How long to wait for another tool's write to the file, in milliseconds. The event loop stands still meanwhile. */
const BUSY_TIMEOUT = 1_000;

/**
 * The one name of a file, whichever link leads to it; makes its folder.
 * @throws StoreRefusedError where there can be no such folder
 */
export function resolveFile(file: string): string {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    return existsSync(file) ? realpathSync(file) : join(realpathSync(folder), basename(file));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new StoreRefusedError(`"${file}" cannot be made: ${said}. Name another file.`, { cause: error });
  }
}

/**
 * Opens the store's database. Creates it where there is none, and brings one of an older version to today's.
 * @throws StoreRefusedError for what is not a store of this version; such a file is left as it is
 * @throws StoreUnavailableError where the disk is full or fails
 */
export function openConnection(file: string): Database.Database {
  return withOpeningErrors(file, () => {
    refuseStump(file);
    const database = new Database(file, { timeout: BUSY_TIMEOUT });
    try {
      const version = schemaVersionOf(database, file);
      if (version === 0) database.pragma('page_size = 4096');
      const mode = database.pragma('journal_mode = WAL', { simple: true });
      if (mode !== 'wal')
        throw new StoreRefusedError(
          `"${file}" is on a file system without write-ahead logging (journal mode ${String(mode)}). ` +
            'Name a file on a local disk.',
        );
      database.pragma('synchronous = FULL');
      database.pragma('mmap_size = 1073741824');
      if (version < SCHEMA_VERSION) upgradeSchema(database, version);
      prepareForSingles(database);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** SQLite takes what is left of a header for a new database. */
function refuseStump(file: string): void {
  const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size > 0 && size < SMALLEST)
    throw new StoreRefusedError(
      `"${file}" has ${size} bytes, which is no database. Restore it from a backup, or move it away.`,
    );
}
