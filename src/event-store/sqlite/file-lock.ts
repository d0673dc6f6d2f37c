import Database from 'better-sqlite3';
import { StoreRefusedError } from '../event-store.js';
import { isSqliteError, withOpeningErrors } from './errors.js';

export interface FileLock {
  release(): void;
}

/**
 * Makes this store the only one on a file, by an exclusive transaction on an empty database beside it, which stays
 * open as long as the store does. The operating system ends it with the process, however that dies. The lock file
 * itself stays behind: to remove it would race with the next one to open it.
 * @throws StoreRefusedError where another store holds it, in this process or another
 */
export function lockFile(file: string): FileLock {
  const path = `${file}.lock`;
  return withOpeningErrors(path, () => {
    const database = new Database(path, { timeout: 0 });
    try {
      database.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      database.close();
      if (!isSqliteError(error) || !error.code.startsWith('SQLITE_BUSY')) throw error;
      throw new StoreRefusedError(
        `"${file}" is in use: another store holds "${path}". Stop that process, or name another file.`,
        { cause: error },
      );
    }
    return { release: () => void database.close() };
  });
}
