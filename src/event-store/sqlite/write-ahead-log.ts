import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, statSync, writeSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { StoreUnavailableError } from '../event-store.js';
import { withStoreErrors } from './errors.js';

/** Size from which the write-ahead log is worth giving back to the disk, in bytes. */
const LARGE = 64 * 1024 * 1024;
/** Pages after which SQLite moves the write-ahead log into the database, while events come singly and in bulk. */
const SINGLY = 1_000;
const IN_BULK = 16_000;
/** Bytes of a page in the write-ahead log, its header included. */
const FRAME = 4096 + 24;

/** Reserves the write-ahead log and keeps it at about its size, for events that come singly. */
export function prepareForSingles(database: Database): void {
  database.pragma(`wal_autocheckpoint = ${SINGLY}`);
  reserve(`${database.name}-wal`, SINGLY * FRAME);
}

export function prepareForBulk(database: Database): void {
  database.pragma(`wal_autocheckpoint = ${IN_BULK}`);
}

/** Moves a large write-ahead log into the database file and empties it; one that is small stays. */
export function shrinkWriteAheadLog(database: Database): void {
  const { size } = statSync(`${database.name}-wal`, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size < LARGE) return;
  try {
    withStoreErrors(database.name, () => database.pragma('wal_checkpoint(TRUNCATE)'));
  } catch (error) {
    // What it holds is durable already; where there is no room to move it, a later checkpoint will.
    if (!(error instanceof StoreUnavailableError)) throw error;
  }
}

/** @throws StoreUnavailableError where the disk fails; not where it is full */
function reserve(log: string, bytes: number): void {
  try {
    lengthen(log, bytes);
  } catch (error) {
    throw new StoreUnavailableError(`"${log}" cannot be written: ${String(error)}`, { cause: error });
  }
}

/**
 * Makes the file as long as asked with zeros, which SQLite reads as the log's end. To sync a write that makes a file
 * longer costs nearly twice what it costs otherwise: the file system then has its own books to keep.
 */
function lengthen(log: string, bytes: number): void {
  const handle = openSync(log, 'a');
  try {
    const { size } = fstatSync(handle);
    if (size >= bytes) return;
    // What room there is goes to the events; the log then grows as it goes.
    if (!writeZeros(handle, bytes - size)) ftruncateSync(handle, size);
    fdatasyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** @returns whether there was room for all */
function writeZeros(handle: number, count: number): boolean {
  try {
    return writeSync(handle, Buffer.alloc(count)) === count;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT'))
      return false;
    throw error;
  }
}
