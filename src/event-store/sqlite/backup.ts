import { existsSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { placeNew } from '../../files/index.js';
import { StoreRefusedError } from '../event-store.js';
import { damaged, toStoreError, withOpeningErrors } from './errors.js';
import { lockFile } from './file-lock.js';
import { SqliteInspection } from './inspection.js';
import { schemaVersionOf } from './schema.js';

/** All pages in one step: what a running service commits meanwhile lies behind the copy, and starts nothing anew. */
const ALL_PAGES = 0x7fffffff;

/** What a copy of a store holds. */
export interface Copied {
  /** Position of its last event. */
  readonly position: number;
}

/**
 * Copies a store's file as of one moment; a service may have it open and go on writing. The copy has its name only
 * when it is whole, synced and every row in it was checked.
 * @throws StoreRefusedError where the file is not a store with events, or the copy's name is taken
 * @throws StoreUnavailableError where the disk is full or fails
 * @throws StoreDamagedError where the file holds what was not written to it
 */
export async function backUp(file: string, destination: string): Promise<Copied> {
  refuseTaken(destination);
  await mkdir(dirname(destination), { recursive: true });
  const unfinished = `${destination}.unfinished`;
  await rm(unfinished, { force: true });
  try {
    await copyPages(file, unfinished);
    makeSingle(unfinished);
    const copied = check(unfinished, file);
    await sync(unfinished);
    await placeNew(unfinished, destination);
    return copied;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/**
 * Puts a backup in a store's place, where there is none.
 * @throws StoreRefusedError where a store is there already, or another process is about to make one
 */
export async function restoreBackup(backup: string, file: string): Promise<Copied> {
  await mkdir(dirname(file), { recursive: true });
  const lock = lockFile(file);
  try {
    return await backUp(backup, file);
  } finally {
    lock.release();
  }
}

function refuseTaken(destination: string): void {
  // A write-ahead log without its file would be taken for that of the copy.
  for (const taken of [destination, `${destination}-wal`])
    if (existsSync(taken))
      throw new StoreRefusedError(`"${taken}" is there already. Name another file, or move this one away.`);
}

async function copyPages(file: string, destination: string): Promise<void> {
  if (!existsSync(file)) throw new StoreRefusedError(`There is no store at "${file}".`);
  const source = withOpeningErrors(file, () => new Database(file, { readonly: true, fileMustExist: true }));
  try {
    if (withOpeningErrors(file, () => schemaVersionOf(source, file)) === 0)
      throw new StoreRefusedError(`"${file}" is empty: there is nothing to copy.`);
    await source.backup(destination, { progress: () => ALL_PAGES });
  } catch (error) {
    throw toStoreError(error, file);
  } finally {
    source.close();
  }
}

/** Takes the mark off the copy that it has a write-ahead log, so that it is one file whoever opens it. */
function makeSingle(copy: string): void {
  const database = new Database(copy);
  try {
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}

/** @throws StoreDamagedError at the first row that is not as it was written */
function check(copy: string, file: string): Copied {
  const inspection = SqliteInspection.open(copy);
  try {
    const [problem] = inspection.integrityProblems();
    if (problem !== undefined) throw damaged(file, problem);
    const [stream] = inspection.damagedStreams();
    if (stream !== undefined) throw damaged(file, `the name of ${stream} does not match its checksum`);
    let position = 0;
    for (const event of inspection.events()) {
      position++;
      if (!event.intact || event.position !== position)
        throw damaged(file, `position ${position} does not hold what was written to it`);
    }
    return { position };
  } finally {
    inspection.close();
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
