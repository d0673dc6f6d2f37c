import { Injectable } from '@nestjs/common';
import type { SnapshotIdentity } from '#projections/sourcing/source-record.js';
import { Importer } from '../../importing/index.js';
import { Comparer } from '../comparing/comparer.js';
import type { SnapshotContent } from '../source.js';
import { syncReport, type SyncReport } from './report.js';
import { statementRows } from './statement-rows.js';

export interface SyncOptions {
  /** Compares and records nothing. */
  readonly dryRun?: boolean;
  /** Who is named as the recorder; DEFAULT_ACTOR where absent. */
  readonly by?: string;
  readonly onProgress?: (progress: SyncProgress) => void;
}

export interface SyncProgress {
  readonly phase: 'comparing' | 'checking' | 'recording';
  /** Records compared, or events checked or recorded, of how many. */
  readonly done: number;
  readonly total: number;
}

/** Takes snapshots of sources into the register, one after the other. */
@Injectable()
export class Syncer {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly comparer: Comparer,
    private readonly importer: Importer,
  ) {}

  /**
   * Compares all of a snapshot before it records the first event. What the register refuses of it is reported, and the
   * rest recorded. Broken off half-way, it is done again, and ends with the same events.
   * @throws Refusal where a newer snapshot was taken, or the name of the recorder could not be stored
   * @throws StoreUnavailableError where the store cannot be written now
   */
  sync(snapshot: SnapshotIdentity, content: SnapshotContent, options: SyncOptions = {}): Promise<SyncReport> {
    const turn = this.last.then(() => this.syncNow(snapshot, content, options));
    // Whoever waits for this turn is told how it ended; the next turn only waits until it has.
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async syncNow(
    snapshot: SnapshotIdentity,
    content: SnapshotContent,
    { dryRun = false, by, onProgress }: SyncOptions,
  ): Promise<SyncReport> {
    const comparison = await this.comparer.compare(snapshot, content, (done, total) =>
      onProgress?.({ phase: 'comparing', done, total }),
    );
    const report = await this.importer.import(statementRows(comparison), {
      onRefusal: 'skip',
      dryRun,
      ...(by !== undefined && { by }),
      order: 'file',
      onProgress: ({ phase, bytes, size }) => onProgress?.({ phase, done: bytes, total: size }),
    });
    return syncReport(comparison, report, dryRun);
  }
}
