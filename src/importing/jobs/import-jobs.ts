import type { Readable } from 'node:stream';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Configuration } from '../../configuration/index.js';
import { StoreUnavailableError } from '../../event-store/index.js';
import { badRequest, Closing } from '../../http/index.js';
import { Clock } from '../../recording/index.js';
import { Importer, type ImportOptions, type ImportProgress } from '../importer.js';
import { Tally, type ImportReport } from '../report.js';
import { checkBeginning, FileFaultError, openRows, type Format } from '../rows/index.js';
import { ImportFiles } from './import-files.js';
import { ImportJob } from './import-job.js';
import { summaryOf, type ImportState, type ImportStatus, type ImportSummary } from './import-status.js';
import { refuseTooMany } from './row-limit.js';

/** Imports in a list of recent ones. */
const RECENT = 50;

const AGAIN = 'Send the file again: what was recorded is not recorded twice.';

export type Requested = Pick<ImportStatus, 'format' | 'dryRun' | 'onRefusal'> & { readonly by?: string };

/** Imports that were sent over HTTP: kept on disk, run one at a time in the order in which they came. */
@Injectable()
export class ImportJobs implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(ImportJobs.name);
  private readonly jobs = new Map<string, ImportJob>();
  private readonly stopping = new AbortController();
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly importer: Importer,
    private readonly files: ImportFiles,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
    { signal }: Closing,
  ) {
    // Whoever waits for an import hears at once that it was interrupted.
    signal.addEventListener('abort', () => this.stopping.abort(), { once: true });
  }

  onModuleInit(): Promise<void> {
    return this.files.clearInterrupted();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.queue;
  }

  /**
   * Takes a file in. Its import begins when those before it have ended.
   * @param roles of whoever sent it; may do everything where absent
   * @throws ProblemError 413 where it is too large or has too many rows, 400 where its beginning shows that it cannot be read
   */
  async submit(body: Readable, requested: Requested, roles?: ImportOptions['roles']): Promise<ImportJob> {
    const id = this.files.newId(this.clock.stamp());
    const { file, size, lineEnds } = await this.files.keepUpload(id, body);
    try {
      await refuseUnreadable(file, requested.format);
      await refuseTooMany(file, requested.format, lineEnds, this.configuration.IMPORT_ROWS);
      const job = new ImportJob(queued(id, size, this.clock.stamp(), requested), file);
      await this.files.save(job.status);
      this.jobs.set(id, job);
      this.queue = this.queue.then(() => this.run(job, roles));
      return job;
    } catch (error) {
      await this.files.dropUpload(id);
      throw error;
    }
  }

  /** The import while it waits or runs. */
  job(id: string): ImportJob | undefined {
    return this.jobs.get(id);
  }

  /** @returns undefined where there is no such import */
  async status(id: string): Promise<ImportStatus | undefined> {
    return this.jobs.get(id)?.status ?? (await this.files.read(id));
  }

  async recent(): Promise<ImportSummary[]> {
    const ids = (await this.files.ids()).slice(0, RECENT);
    const statuses = await Promise.all(ids.map((id) => this.status(id)));
    return statuses.filter((status) => status !== undefined).map(summaryOf);
  }

  /** Never rejects: how it ends is in its status, which says so once it is on disk. */
  private async run(job: ImportJob, roles: ImportOptions['roles']): Promise<void> {
    const { id } = job.status;
    const tally = new Tally();
    const end = await this.import(job, tally, roles);
    const changes = { ...countsOf(tally.report()), ...end, finishedAt: this.clock.stamp() };
    try {
      await this.files.save({ ...job.status, ...changes });
      await this.files.dropUpload(id);
      this.jobs.delete(id);
    } catch (error) {
      // It stays in memory; after a restart the last report that could be written says that it was interrupted.
      this.logger.error(`The report of import ${id} could not be kept: ${String(error)}`);
    }
    job.change(changes);
  }

  private async import(
    job: ImportJob,
    tally: Tally,
    roles: ImportOptions['roles'],
  ): Promise<{ state: ImportState; detail?: string }> {
    const { format, dryRun, onRefusal, by, size } = job.status;
    const options: ImportOptions = {
      dryRun,
      onRefusal,
      ...(by !== undefined && { by }),
      ...(roles && { roles }),
      signal: this.stopping.signal,
      onProgress: (progress) => job.change(progressOf(progress)),
    };
    try {
      options.signal?.throwIfAborted();
      job.change({ state: 'checking' });
      await this.files.save(job.status);
      await this.importer.import(await openRows(job.file, format), options, tally);
      job.change({ bytes: size });
      return endOf(tally, onRefusal);
    } catch (error) {
      return this.brokenOff(error, tally);
    }
  }

  private brokenOff(error: unknown, tally: Tally): { state: ImportState; detail: string } {
    if (error instanceof FileFaultError) {
      tally.faultInFile(error);
      return tally.recorded > 0
        ? {
            state: 'failed',
            detail: `${error.message}. ${tally.recorded} of the rows before it are recorded.`,
          }
        : { state: 'rejected', detail: `${error.message}. Nothing was recorded.` };
    }
    if (this.stopping.signal.aborted)
      return { state: 'interrupted', detail: `The service stopped. ${AGAIN}` };
    if (error instanceof StoreUnavailableError)
      return { state: 'failed', detail: `The store cannot be written now: ${error.message}. ${AGAIN}` };
    this.logger.error(error instanceof Error ? error.stack : String(error));
    return {
      state: 'failed',
      detail: `Something went wrong; the service has logged what happened. ${AGAIN}`,
    };
  }
}

async function refuseUnreadable(file: string, format: Format): Promise<void> {
  try {
    await checkBeginning(file, format);
  } catch (error) {
    if (!(error instanceof FileFaultError)) throw error;
    const { line, column, value, rule } = error;
    throw badRequest([{ field: column === '' ? `line ${line}` : `line ${line}, ${column}`, value, rule }]);
  }
}

const queued = (id: string, size: number, createdAt: string, requested: Requested): ImportStatus => ({
  id,
  state: 'queued',
  ...requested,
  createdAt,
  size,
  bytes: 0,
  ...countsOf(new Tally().report()),
  links: { self: `/api/v1/imports/${id}`, progress: `/api/v1/imports/${id}/progress` },
});

const progressOf = ({ phase, bytes, report }: ImportProgress): Partial<ImportStatus> => ({
  state: phase,
  bytes,
  ...countsOf(report),
});

const countsOf = ({ refusals, proposals, ...counts }: ImportReport) => ({
  ...counts,
  refusals: [...refusals],
  ...(proposals && { proposals: [...proposals] }),
});

function endOf(tally: Tally, onRefusal: ImportStatus['onRefusal']): { state: ImportState; detail?: string } {
  const { refused, rows } = tally;
  if (refused === 0 || (onRefusal === 'skip' && refused < rows)) return { state: 'completed' };
  return { state: 'rejected', detail: `${refused} of ${rows} rows are refused; nothing was recorded.` };
}
