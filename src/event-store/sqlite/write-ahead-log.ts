import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { StoreUnavailableError } from '../event-store.js';
import { withStoreErrors } from './errors.js';

/** Size from which the write-ahead log is worth giving back to the disk, in bytes. */
const LARGE = 64 * 1024 * 1024;

/** Moves a large write-ahead log into the database file and empties it; one that is small stays. */
export function shrinkWriteAheadLog(database: Database, file: string): void {
  const { size } = statSync(`${file}-wal`, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size < LARGE) return;
  try {
    withStoreErrors(file, () => database.pragma('wal_checkpoint(TRUNCATE)'));
  } catch (error) {
    // What it holds is durable already; where there is no room to move it, a later checkpoint will.
    if (!(error instanceof StoreUnavailableError)) throw error;
  }
}
