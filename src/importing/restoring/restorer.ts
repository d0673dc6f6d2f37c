import { stat } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { EventStore, WrongExpectedRevisionError, type AppendRequest } from '../../event-store/index.js';
import type { ImportProgress } from '../importer.js';
import { Tally, type ImportReport } from '../report.js';
import { textBlocks } from '../rows/index.js';
import { BATCH_EVENTS } from '../writing/batches.js';
import { isExportedLine, readExportedLine, type ExportedLine } from './exported-line.js';
import { RestoreRefusedError } from './restore-refused.js';
import { StoredPrefix } from './stored-prefix.js';

export interface RestoreOptions {
  /** Checks every line and records nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
}

interface NumberedLine {
  readonly number: number;
  readonly line: string;
  readonly bytes: number;
}

/** Puts an exported register into an empty store: every event with its id, its place and its bytes. */
@Injectable()
export class Restorer {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  /**
   * The store may hold the first events of the file already, as after a restoration that was broken off.
   * @throws RestoreRefusedError where it holds anything else
   * @throws FileFaultError where the file cannot be read to its end
   * @throws StoreUnavailableError where the store cannot be written now
   */
  async restore(file: string, { dryRun = false, onProgress }: RestoreOptions = {}): Promise<ImportReport> {
    const { size } = await stat(file);
    const tally = new Tally();
    const progress = (phase: ImportProgress['phase'], bytes: number) =>
      onProgress?.({ phase, bytes, size, report: tally.report() });
    await this.check(file, tally, (bytes) => progress('checking', bytes));
    if (!dryRun && tally.refused === 0)
      await this.record(file, tally, (bytes) => progress('recording', bytes));
    return tally.report();
  }

  /** Every line by itself, and whether the log begins as the file does. */
  private async check(file: string, tally: Tally, progress: (bytes: number) => void): Promise<void> {
    const ids = new Set<string>();
    const prefix = new StoredPrefix(this.store);
    for await (const { number, line, bytes } of linesOf(file)) {
      tally.rows++;
      const read = readExportedLine(number, line);
      if (!('id' in read)) tally.refuse(number, read);
      else if (ids.has(read.id))
        tally.refuse(number, [{ column: 'id', value: read.id, rule: 'is given twice' }]);
      else {
        ids.add(read.id);
        if (tally.refused === 0) await prefix.compare(read);
      }
      if (tally.rows % BATCH_EVENTS === 0) progress(bytes);
    }
    if (tally.refused === 0) await prefix.refuseLonger();
    tally.alreadyRecorded = prefix.length;
  }

  private async record(file: string, tally: Tally, progress: (bytes: number) => void): Promise<void> {
    const revisions = new Map<string, number>();
    const skipped = tally.alreadyRecorded;
    let seen = 0;
    let batch: ExportedLine[] = [];
    for await (const { number, line, bytes } of linesOf(file)) {
      const read = readExportedLine(number, line) as ExportedLine;
      if (++seen <= skipped) revisions.set(read.stream, (revisions.get(read.stream) ?? -1) + 1);
      else batch.push(read);
      if (batch.length < BATCH_EVENTS) continue;
      await this.append(batch, revisions, tally);
      batch = [];
      progress(bytes);
    }
    if (batch.length > 0) await this.append(batch, revisions, tally);
  }

  private async append(
    lines: readonly ExportedLine[],
    revisions: Map<string, number>,
    tally: Tally,
  ): Promise<void> {
    const answers = await this.store.appendAll(requestsOf(lines, revisions));
    for (const answer of answers)
      if (answer instanceof WrongExpectedRevisionError)
        throw new RestoreRefusedError(`The store was written to meanwhile: ${answer.message}`);
      else tally.record(0, answer.position);
    tally.record(lines.length, 0);
  }
}

/** The lines of a file that are not blank. */
async function* linesOf(file: string): AsyncGenerator<NumberedLine, void, undefined> {
  for await (const { text, line: first, bytes } of textBlocks(file)) {
    let number = first;
    for (const line of text.split('\n')) {
      if (line.trim() !== '') yield { number, line, bytes };
      number++;
    }
  }
}

/** Neighbours of one stream in one request, in the order of the file. */
function requestsOf(lines: readonly ExportedLine[], revisions: Map<string, number>): AppendRequest[] {
  const requests: (AppendRequest & { events: { id: string; body: string }[] })[] = [];
  for (const { stream, id, body } of lines) {
    const revision = revisions.get(stream) ?? -1;
    const last = requests.at(-1);
    if (last?.stream === stream) last.events.push({ id, body });
    else requests.push({ stream, expectedRevision: revision, events: [{ id, body }] });
    revisions.set(stream, revision + 1);
  }
  return requests;
}

/** Whether a file was exported, as its first line shows. */
export async function isExport(file: string): Promise<boolean> {
  for await (const { line } of linesOf(file)) return isExportedLine(line);
  return false;
}
