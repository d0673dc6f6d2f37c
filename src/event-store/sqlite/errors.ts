import type { SqliteError } from 'better-sqlite3';
import { StoreDamagedError, StoreRefusedError, StoreUnavailableError } from '../event-store.js';

/** Primary result codes after which the same may work later: no space, no disk, somebody else at work. */
const PASSING = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|NOMEM|READONLY|CANTOPEN|PERM|PROTOCOL)(_|$)/;
/**
 * A constraint can only fail where an index no longer agrees with its table: every rule is checked before. A read is short where
 * the file ends before what it says that it holds.
 */
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB|CONSTRAINT|IOERR_SHORT_READ)(_|$)/;
/** At opening, what will not mend by waiting. */
const REFUSED_AT_OPEN = /^SQLITE_(?!(?:FULL|IOERR|BUSY|LOCKED|NOMEM|PROTOCOL)(?:_|$))/;

/**
 * By its code and not its class: the driver's native half throws the class of whichever copy of the driver was
 * loaded first in the process.
 */
export const isSqliteError = (error: unknown): error is InstanceType<SqliteError> =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('SQLITE_');

/** Runs it and turns SQLite's errors into the store's; any other error passes as it is. */
export function withStoreErrors<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw toStoreError(error, file);
  }
}

export function toStoreError(error: unknown, file: string): unknown {
  if (!isSqliteError(error)) return error;
  const { code, message } = error;
  const said = `${message} (${code})`;
  if (DAMAGED.test(code)) return damaged(file, said, error);
  if (PASSING.test(code)) return new StoreUnavailableError(`"${file}": ${said}`, { cause: error });
  return error;
}

export const damaged = (file: string, found: string, cause?: unknown): StoreDamagedError =>
  new StoreDamagedError(`"${file}" is damaged: ${found}. Restore it from a backup or an export.`, { cause });

/** As `withStoreErrors`, while opening: what waiting does not mend is refused. */
export function withOpeningErrors<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!isSqliteError(error) || !REFUSED_AT_OPEN.test(error.code)) throw toStoreError(error, file);
    const said = `${error.message} (${error.code})`;
    throw new StoreRefusedError(
      error.code === 'SQLITE_NOTADB'
        ? `"${file}" is not a database. Name another file, or move this one away.`
        : `"${file}" cannot be opened: ${said}. Check the path and its permissions, or restore it from a backup.`,
      { cause: error },
    );
  }
}
