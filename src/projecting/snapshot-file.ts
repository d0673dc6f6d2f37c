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
    const head = `${MAGIC}${JSON.stringify(stored)}\n`;
    await handle.writeFile(head + ' '.repeat(padding(Buffer.byteLength(head))));
    for (const [, bytes] of parts) {
      if (bytes.byteLength > 0) await handle.writeFile(bytes);
      if (padding(bytes.byteLength) > 0) await handle.writeFile(new Uint8Array(padding(bytes.byteLength)));
    }
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
  const end = bytes.indexOf('\n', MAGIC.length) + 1;
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC || end === 0) return undefined;
  const header = parseHeader(bytes.toString('utf8', MAGIC.length, end));
  if (!header) return undefined;
  let at = end + padding(end);
  let checksum = 0;
  const snapshot: Record<string, Uint8Array> = {};
  for (const [name, length] of header.parts) {
    snapshot[name] = bytes.subarray(at, at + length);
    checksum = crc32(snapshot[name], checksum);
    at += length + padding(length);
  }
  return at === bytes.length && checksum === header.crc32 ? { header, snapshot } : undefined;
}

/** Bytes up to the next multiple of eight: columns of numbers are read where they stand. */
const padding = (length: number): number => -length & 7;

function parseHeader(text: string): StoredHeader | undefined {
  try {
    return JSON.parse(text) as StoredHeader;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
