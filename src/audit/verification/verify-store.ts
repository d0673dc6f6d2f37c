import { existsSync } from 'node:fs';
import { toBase64 } from '#projections/merkle/base64.js';
import type { NoteKey } from '#projections/merkle/note-key.js';
import type { Configuration } from '../../configuration/index.js';
import { KeptCheckpoint } from '../checkpoints/kept-checkpoint.js';
import { KeyRefusedError } from '../keys/key-error.js';
import { LogKeys } from '../keys/log-keys.js';
import { keyFilesOf } from '../keys/log-keys.provider.js';
import { VerificationFindings } from './findings.js';
import { compareKept, readKept } from './kept-checkpoints.js';
import type { LogSource } from './log-source.js';

export interface VerificationRequest {
  /** Files of checkpoints kept elsewhere. */
  readonly checkpoints: readonly string[];
  /** Keys got another way; those beside the store are taken where there are none. */
  readonly keys: readonly NoteKey[];
}

export interface Verification {
  readonly findings: VerificationFindings;
  /** What was read. */
  readonly source: string;
  /** Events read, and the root of the tree over them, base64. */
  readonly size: number;
  readonly root: string;
  readonly compared: readonly { readonly file: string; readonly size: number }[];
  readonly stepsBack: number;
}

type Where = Pick<Configuration, 'DATA_DIR' | 'LOG_ORIGIN'>;

/** Reads the whole store anew and compares it with the checkpoints. Changes nothing; the service may be running. */
export async function verifyStore(
  where: Where,
  source: LogSource,
  request: VerificationRequest,
): Promise<Verification> {
  const findings = new VerificationFindings();
  const keys = request.keys.length > 0 ? request.keys : await keysBeside(where, findings);
  const trusted = { origin: where.LOG_ORIGIN, keys };
  // Read before the log, which may grow meanwhile: the checkpoint beside it must not be ahead of what is read.
  const kept = new KeptCheckpoint(where.DATA_DIR).file;
  const files = [...request.checkpoints, ...(existsSync(kept) ? [kept] : [])];
  const opened = await Promise.all(files.map((each) => readKept(each, trusted, findings)));
  const checkpoints = opened.filter((checkpoint) => checkpoint !== undefined);
  const { tree, stepsBack, complete } = await source.check(findings);
  if (complete) compareKept(tree, checkpoints, findings);
  if (checkpoints.length === 0)
    findings.incomplete(
      'there is no checkpoint to compare the log with, so a rewritten one would look as well',
    );
  return {
    findings,
    source: source.name,
    size: tree.size,
    root: toBase64(tree.root()),
    compared: checkpoints.map(({ file, size }) => ({ file, size })),
    stepsBack,
  };
}

async function keysBeside(where: Where, findings: VerificationFindings): Promise<readonly NoteKey[]> {
  try {
    const keys = await LogKeys.read(where.LOG_ORIGIN, keyFilesOf(where));
    return keys?.trusted.keys ?? [];
  } catch (error) {
    if (!(error instanceof KeyRefusedError)) throw error;
    findings.incomplete(error.message);
    return [];
  }
}
