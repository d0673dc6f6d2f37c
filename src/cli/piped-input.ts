import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandError } from './command-error.js';
import { EXIT } from './exit-codes.js';

/**
 * Runs an act on the file that was named; where none was, or `-`, on what is piped in, which is kept beside until the act is
 * done: whoever imports reads a file twice.
 * @throws CommandError where nothing is piped in
 */
export async function withInput<T>(
  file: string | undefined,
  input: Readable & { readonly isTTY?: boolean },
  act: (file: string) => Promise<T>,
): Promise<T> {
  if (file !== undefined && file !== '-') return act(file);
  if (input.isTTY) throw new CommandError('Name a file, or pipe one in.', EXIT.usage);
  const folder = await mkdtemp(join(tmpdir(), 'clockstop-input-'));
  try {
    const piped = join(folder, 'input');
    await pipeline(input, createWriteStream(piped));
    return await act(piped);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
