import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checkpoint, openCheckpoint, type TrustedLog } from '#projections/merkle/checkpoint.js';
import { NoteError } from '#projections/merkle/note-error.js';
import { StoreRefusedError } from '../../event-store/index.js';
import { isMissing, replaceFile } from '../../files/index.js';

/** The newest checkpoint that the service keeps beside its store: what a start compares the store with. */
export class KeptCheckpoint {
  readonly file: string;

  constructor(dataDir: string) {
    this.file = join(dataDir, 'checkpoints', 'latest');
  }

  /** @returns undefined where none was kept yet */
  async text(): Promise<string | undefined> {
    try {
      return await readFile(this.file, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** @throws StoreRefusedError where it is not a checkpoint of this log, signed by a key of this log */
  async open(trusted: TrustedLog): Promise<Checkpoint | undefined> {
    const note = await this.text();
    if (note === undefined) return undefined;
    try {
      return openCheckpoint(note, trusted);
    } catch (error) {
      if (!(error instanceof NoteError)) throw error;
      throw new StoreRefusedError(
        `The checkpoint at "${this.file}" is not valid: ${error.message}. ${ADVICE}`,
        {
          cause: error,
        },
      );
    }
  }

  /** Puts a newer one in its place, durably. */
  async keep(note: string): Promise<void> {
    await replaceFile(this.file, note);
  }
}

export const ADVICE =
  'If this is meant, because the store was restored from a backup, LOG_ORIGIN was changed or a key was lost, move that ' +
  'file away, keep it, and start again; "Restoring" in docs/auditor-guide.md says how to tell your auditors.';
