import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '#events/access.js';
import { Configuration } from '../configuration/index.js';
import { EventStore } from '../event-store/index.js';
import { ProjectingService } from '../projecting/index.js';
import {
  Clock,
  InFlight,
  Proposals,
  refuseBadAuthor,
  roleToState,
  SubjectRecords,
} from '../recording/index.js';
import { CheckedFile } from './deciding/checked-file.js';
import { ProposedRows } from './deciding/proposed-rows.js';
import { RecordsInProgress } from './deciding/records-in-progress.js';
import { RowChecker } from './deciding/row-checker.js';
import { WaitingBatch, type WaitingRows } from './deciding/waiting-rows.js';
import { faultsOf, Tally, type ImportReport } from './report.js';
import type { Fault, RowSource, StatedRow } from './rows/index.js';
import { BATCH_EVENTS, inBatches } from './writing/batches.js';
import { BatchWriter } from './writing/batch-writer.js';
import type { Refusal } from '../recording/index.js';

export const ON_REFUSAL = ['reject', 'skip'] as const;

export interface ImportOptions {
  /** `reject`: one refused row and nothing is recorded. `skip`: what is good is recorded. */
  readonly onRefusal: (typeof ON_REFUSAL)[number];
  /** Checks every row and records nothing. */
  readonly dryRun?: boolean;
  /** Who is named as the recorder; DEFAULT_ACTOR where absent. */
  readonly by?: string;
  /** What whoever imports may do: a row that needs another role is refused. Everything where absent. */
  readonly roles?: ReadonlySet<Role>;
  /** Needs nobody's approval, also where four eyes are on: it comes with Clockstop. */
  readonly bundled?: boolean;
  /** `file` keeps the order of the file in the log; `subject`, the default, may sort rows within a commit. */
  readonly order?: 'file' | 'subject';
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops the import between two batches; what was recorded by then stays. */
  readonly signal?: AbortSignal;
}

export interface ImportProgress {
  readonly phase: 'checking' | 'recording';
  /** Bytes of the file read, of how many. */
  readonly bytes: number;
  readonly size: number;
  readonly report: ImportReport;
}

/** One import under way. */
interface Run {
  readonly source: RowSource;
  readonly options: ImportOptions;
  readonly tally: Tally;
  readonly writer: BatchWriter;
}

/** Records the rows of a file: each is decided as if it had been sent alone, and appended with thousands of others. */
@Injectable()
export class Importer {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly records: SubjectRecords,
    private readonly proposals: Proposals,
    private readonly projecting: ProjectingService,
    private readonly clock: Clock,
    private readonly inFlight: InFlight,
    private readonly configuration: Configuration,
  ) {}

  /**
   * Importing a file again, whether the first time ended or not, records what is missing and nothing twice.
   * @param tally holds what became of the rows, also where this throws
   * @throws Refusal `invalid` where the name of the recorder could not be stored
   * @throws FileFaultError where the file cannot be read to its end
   * @throws StoreUnavailableError where the store cannot be written now
   */
  async import(source: RowSource, options: ImportOptions, tally = new Tally()): Promise<ImportReport> {
    refuseBadAuthor(options.by ?? this.configuration.DEFAULT_ACTOR);
    await this.projecting.waitFor(await this.store.head());
    const run = { source, options, tally, writer: this.writer(source, options, tally) };
    if (options.onRefusal === 'skip' && !options.dryRun) await this.recordAsChecked(run);
    else await this.recordOnceChecked(run);
    return tally.report();
  }

  private async recordAsChecked(run: Run): Promise<void> {
    const batch = new WaitingBatch();
    const check = await this.checker(batch, run.options);
    for await (const block of this.checked(run, check)) {
      if (batch.size >= BATCH_EVENTS) {
        await run.writer.write(batch.take());
        for (const stream of run.writer.disturbed) check.forget(stream);
      }
      this.progress(run, 'recording', block.bytes);
    }
    await run.writer.write(batch.take());
    this.progress(run, 'recording', run.source.size);
  }

  private async recordOnceChecked(run: Run): Promise<void> {
    const { options, tally, source, writer } = run;
    const file = new CheckedFile(this.scratchFile());
    try {
      const check = await this.checker(file, options);
      for await (const block of this.checked(run, check)) this.progress(run, 'checking', block.bytes);
      if (options.dryRun || (options.onRefusal === 'reject' && tally.refused > 0)) return;
      for await (const batch of inBatches(file.rows())) {
        options.signal?.throwIfAborted();
        await writer.write(batch);
        this.progress(run, 'recording', source.size);
      }
    } finally {
      file.remove();
    }
  }

  /** Decides every row; what is accepted waits, what is refused is tallied. */
  private async *checked({ source, options, tally }: Run, checker: RowChecker) {
    for await (const block of source.blocks) {
      options.signal?.throwIfAborted();
      for (const row of block.rows) {
        tally.rows++;
        if ('faults' in row) {
          tally.refuse(row.line, row.faults);
          continue;
        }
        const missing = roleMissing(row, options.roles);
        if (missing) {
          tally.refuse(row.line, [missing]);
          continue;
        }
        const answer = checker.check(row);
        const verdict = answer instanceof Promise ? await answer : answer;
        if (verdict.outcome === 'already-recorded') tally.repeat(row.line, verdict.revisionId);
        else if (verdict.outcome === 'refused') refuse(tally, source, row, verdict.refusal);
      }
      yield block;
    }
  }

  private writer(source: RowSource, options: ImportOptions, tally: Tally): BatchWriter {
    const { store, clock, inFlight } = this;
    const checkAgain = async () => {
      const checker = await this.checker(new WaitingBatch(), options);
      return (row: StatedRow) => checker.check(row);
    };
    return new BatchWriter(
      {
        store,
        clock,
        inFlight,
        tally,
        checkAgain,
        refuse: (row, refusal) => refuse(tally, source, row, refusal),
      },
      { by: options.by ?? this.configuration.DEFAULT_ACTOR, order: options.order ?? 'subject' },
    );
  }

  private async checker(waiting: WaitingRows, options: ImportOptions): Promise<RowChecker> {
    const records = new RecordsInProgress(this.records, waiting, await this.store.head());
    return new RowChecker(this.store, records, waiting, await this.proposedRows(options));
  }

  private async proposedRows({ by = this.configuration.DEFAULT_ACTOR, bundled }: ImportOptions) {
    if (bundled || !this.proposals.areNeeded) return undefined;
    return new ProposedRows(await this.proposals.known(), { at: this.clock.stamp(), by });
  }

  private progress({ source, options, tally }: Run, phase: ImportProgress['phase'], bytes: number): void {
    options.onProgress?.({ phase, bytes, size: source.size, report: tally.report() });
  }

  private scratchFile(): string {
    const folder = join(this.configuration.DATA_DIR, 'imports');
    mkdirSync(folder, { recursive: true });
    return join(folder, `${randomUUID()}.checked`);
  }
}

function roleMissing({ statement: { type } }: StatedRow, roles?: ReadonlySet<Role>): Fault | undefined {
  const role = roleToState(type);
  if (!roles || roles.has(role)) return undefined;
  return { column: 'type', value: type, rule: `needs the role ${role}` };
}

const refuse = (tally: Tally, source: RowSource, row: StatedRow, refusal: Refusal): void =>
  tally.refuse(
    row.line,
    faultsOf(refusal, row, (field) => source.columnOf(field, row)),
  );
