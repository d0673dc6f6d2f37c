import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Puts the text in the file's place, whole and durably: a crash leaves the old file or the new one. */
export async function replaceFile(file: string, text: string, mode = 0o644): Promise<void> {
  await besides(file, text, mode, (temporary) => rename(temporary, file));
}

/**
 * Makes the file, whole and durably, where there is none.
 * @throws NodeJS.ErrnoException EEXIST where there is one already, which stays as it is
 */
export async function createFile(file: string, text: string, mode = 0o644): Promise<void> {
  await besides(file, text, mode, (temporary) => placeNew(temporary, file));
}

/**
 * Gives a file that is whole and synced its name, which must be free, and makes that last.
 * @throws NodeJS.ErrnoException EEXIST where the name is taken; both files stay as they are
 */
export async function placeNew(temporary: string, file: string): Promise<void> {
  await link(temporary, file);
  await rm(temporary);
  await syncFolder(dirname(file));
}

/** Makes what happened in a folder last: files made in it, renamed or removed. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function besides(
  file: string,
  text: string,
  mode: number,
  place: (temporary: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.new`;
  await rm(temporary, { force: true });
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await place(temporary);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

export const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';
