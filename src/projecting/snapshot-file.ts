import { open, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Snapshot } from '#projections/projection.js';

export interface SnapshotHeader {
  readonly name: string;
  readonly version: number;
  readonly position: number;
  /** Id of the event at that position: a snapshot of another store is told by it. */
  readonly lastEventId: string;
}

interface StoredHeader extends SnapshotHeader {
  readonly parts: readonly (readonly [name: string, bytes: number])[];
  readonly crc32: number;
}

const MAGIC = 'clockstop-snapshot-1\n';

/** Writes beside and renames, so that a crash leaves the old snapshot or the new one and nothing between. */
export async function writeSnapshot(file: string, header: SnapshotHeader, snapshot: Snapshot): Promise<void> {
  const parts = Object.entries(snapshot);
  let checksum = 0;
  for (const [, bytes] of parts) checksum = crc32(bytes, checksum);
  const stored: StoredHeader = {
    ...header,
    parts: parts.map(([name, bytes]) => [name, bytes.byteLength]),
    crc32: checksum,
  };
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(`${MAGIC}${JSON.stringify(stored)}\n`);
    for (const [, bytes] of parts) if (bytes.byteLength > 0) await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

/** @returns undefined where there is none, or it is damaged or of another format: it is a cache, and rebuilt */
export async function readSnapshot(
  file: string,
): Promise<{ header: SnapshotHeader; snapshot: Snapshot } | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const start = bytes.indexOf('\n', MAGIC.length) + 1;
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC || start === 0) return undefined;
  const header = parseHeader(bytes.toString('utf8', MAGIC.length, start));
  if (!header || crc32(bytes.subarray(start)) !== header.crc32) return undefined;
  let at = start;
  const parts = header.parts.map(([name, length]) => {
    const run = bytes.subarray(at, at + length);
    at += length;
    return [name, run] as const;
  });
  return at === bytes.length ? { header, snapshot: Object.fromEntries(parts) } : undefined;
}

function parseHeader(text: string): StoredHeader | undefined {
  try {
    return JSON.parse(text) as StoredHeader;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
