import { readFile } from 'node:fs/promises';
import {
  type Checkpoint,
  openCheckpoint,
  parseCheckpoint,
  type TrustedLog,
} from '#projections/merkle/checkpoint.js';
import { sameBytes } from '#projections/merkle/hashing.js';
import type { MerkleLog } from '#projections/merkle/merkle-log.js';
import { NoteError } from '#projections/merkle/note-error.js';
import { parseNote } from '#projections/merkle/signed-note.js';
import type { VerificationFindings } from './findings.js';

export interface NamedCheckpoint extends Checkpoint {
  readonly file: string;
}

/**
 * Reads a checkpoint that somebody kept. Where no known key signed it, its root is compared all the same: whoever
 * kept it may trust it for other reasons than its signature.
 * @returns undefined, and a finding, where it is no checkpoint of this log
 */
export async function readKept(
  file: string,
  trusted: TrustedLog,
  findings: VerificationFindings,
): Promise<NamedCheckpoint | undefined> {
  let note: string;
  try {
    note = await readFile(file, 'utf8');
  } catch (error) {
    findings.incomplete(
      `"${file}" cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
  try {
    return { file, ...openCheckpoint(note, trusted) };
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    if (error.fault === 'bad-signature') findings.tampered(`"${file}": ${error.message}`);
    else findings.incomplete(`"${file}" cannot be relied on: ${error.message}`);
    return error.fault === 'unknown-key' ? unsigned(file, note, trusted) : undefined;
  }
}

function unsigned(file: string, note: string, { origin }: TrustedLog): NamedCheckpoint | undefined {
  try {
    const checkpoint = parseCheckpoint(parseNote(note).text);
    return checkpoint.origin === origin ? { file, ...checkpoint } : undefined;
  } catch (error) {
    // The finding that brought us here stands for this as well.
    if (error instanceof NoteError) return undefined;
    throw error;
  }
}

/** Compares the log with checkpoints, and says between which of them it was changed. */
export function compareKept(
  tree: MerkleLog,
  checkpoints: readonly NamedCheckpoint[],
  findings: VerificationFindings,
): void {
  let sound = 0;
  for (const { file, size, root } of checkpoints.toSorted((a, b) => a.size - b.size)) {
    if (size > tree.size)
      findings.tampered(
        `the log was truncated or rolled back: it holds ${tree.size} events, and "${file}" was signed for ${size}`,
      );
    else if (sameBytes(tree.root(size), root)) sound = size;
    else
      findings.tampered(
        `the log was rewritten: its first ${size} events are not those that "${file}" was signed for; ` +
          (sound > 0 ? `the first ${sound} are sound` : 'no checkpoint before that says where'),
      );
  }
}
