import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { FileFaultError } from '../../importing/index.js';
import { parseStrictJson, StrictJsonError } from '../../http/index.js';
import type { SnapshotFile } from './snapshot-file.js';

/** Largest file that is read as a whole: JSON and XLSX. */
export const WHOLE_LIMIT = 256 * 1024 * 1024;

/** @throws FileFaultError where it is larger than WHOLE_LIMIT, or is not JSON in UTF-8 without doubled names */
export async function readJson(file: SnapshotFile): Promise<unknown> {
  refuseTooLarge(file);
  const bytes = await readFile(file.path);
  if (!isUtf8(bytes)) throw new FileFaultError(1, 'is not UTF-8');
  try {
    return parseStrictJson(new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof StrictJsonError)) throw error;
    throw new FileFaultError(1, error.rule, error.field);
  }
}

/** @throws FileFaultError where the file is too large to be read as a whole */
export function refuseTooLarge({ size }: SnapshotFile, limit = WHOLE_LIMIT): void {
  if (size > limit) throw new FileFaultError(1, `has ${size} bytes; at most ${limit} are read as a whole`);
}
