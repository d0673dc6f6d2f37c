import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Configuration } from '../../configuration/index.js';
import { badRequest, plainProblem } from '../../http/index.js';
import { asUnavailable } from '../disk-errors.js';
import { isFinished, type ImportStatus } from './import-status.js';

const REPORT = '.json';
const UPLOAD = '.upload';
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Ids begin with the instant, so that their order is the order in which they were made. */
const ID = /^\d{8}T\d{6}-[0-9a-f]{12}$/;
const INTERRUPTED =
  'The service stopped while this ran. Send the file again: what was recorded is not recorded twice.';

const brokenOff = (error: unknown): boolean =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String((error as NodeJS.ErrnoException).code));

/** Uploads and reports of imports, in DATA_DIR/imports. A report is replaced whole or not at all. */
@Injectable()
export class ImportFiles {
  private readonly folder: string;

  constructor(private readonly configuration: Configuration) {
    this.folder = join(configuration.DATA_DIR, 'imports');
  }

  /** @param instant UTC, as the register's clock gives it */
  newId = (instant: string): string =>
    `${instant.slice(0, 19).replace(/[-:]/g, '')}-${randomBytes(6).toString('hex')}`;

  /**
   * Keeps an upload until it has been read.
   * @returns the file, its bytes, and its line ends: it has no more rows than one more
   * @throws ProblemError 413 where it is larger than IMPORT_LIMIT, 400 where the sender broke it off
   * @throws StoreUnavailableError where the disk is full
   */
  async keepUpload(id: string, body: Readable): Promise<{ file: string; size: number; lineEnds: number }> {
    const { IMPORT_LIMIT } = this.configuration;
    await mkdir(this.folder, { recursive: true });
    const file = this.uploadOf(id);
    let size = 0;
    let lineEnds = 0;
    const counted = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > IMPORT_LIMIT)
          throw plainProblem(
            413,
            `The file is larger than ${IMPORT_LIMIT} bytes (IMPORT_LIMIT); send it in parts`,
          );
        lineEnds += countOf(LINE_FEED, chunk) + countOf(CARRIAGE_RETURN, chunk);
        yield chunk;
      }
    };
    try {
      await pipeline(body, counted, createWriteStream(file));
    } catch (error) {
      await this.dropUpload(id);
      throw brokenOff(error)
        ? badRequest([{ field: '', rule: 'was broken off by the sender' }])
        : asUnavailable(error);
    }
    return { file, size, lineEnds };
  }

  uploadOf = (id: string): string => join(this.folder, `${id}${UPLOAD}`);

  dropUpload = (id: string): Promise<void> => rm(this.uploadOf(id), { force: true });

  /** @throws StoreUnavailableError where the disk is full */
  async save(status: ImportStatus): Promise<void> {
    const temporary = join(this.folder, `${status.id}.new`);
    try {
      await writeFile(temporary, JSON.stringify(status), { flush: true });
      await rename(temporary, this.reportOf(status.id));
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  /** The report of an import; undefined where there is none of this id. */
  async read(id: string): Promise<ImportStatus | undefined> {
    if (!ID.test(id)) return undefined;
    try {
      return JSON.parse(await readFile(this.reportOf(id), 'utf8')) as ImportStatus;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Ids of the imports there are reports of, the newest first. */
  async ids(): Promise<string[]> {
    await mkdir(this.folder, { recursive: true });
    const names = await readdir(this.folder);
    return names
      .filter((name) => name.endsWith(REPORT))
      .map((name) => name.slice(0, -REPORT.length))
      .filter((id) => ID.test(id))
      .sort()
      .reverse();
  }

  /** Marks what ran when the service stopped, and removes what it left behind. */
  async clearInterrupted(): Promise<void> {
    for (const id of await this.ids()) {
      const status = await this.read(id);
      if (status && !isFinished(status.state))
        await this.save({ ...status, state: 'interrupted', detail: INTERRUPTED });
    }
    for (const name of await readdir(this.folder))
      if (!name.endsWith(REPORT)) await rm(join(this.folder, name), { force: true });
  }

  private reportOf = (id: string): string => join(this.folder, `${id}${REPORT}`);
}

function countOf(byte: number, bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) count++;
  return count;
}
