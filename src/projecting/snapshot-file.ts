import { open, mkdir, rename, rm } from 'node:fs/promises';
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
}

/** Followed by the CRC-32, in eight hexadecimal digits, of all that comes after its line. */
const MAGIC = 'clockstop-snapshot-v2: ';
/** Bytes that one call can read. */
const MOST_AT_ONCE = 2 ** 30;
const BODY_AT = MAGIC.length + '00000000\n'.length;

/** Writes beside and renames, so that a crash leaves the old snapshot or the new one and nothing between. */
export async function writeSnapshot(file: string, header: SnapshotHeader, snapshot: Snapshot): Promise<void> {
  const body = bodyOf(header, snapshot);
  const checksum = body.reduce((sum, chunk) => crc32(chunk, sum), 0);
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(firstLine(checksum));
    for (const chunk of body) await handle.writeFile(chunk);
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
  const bytes = await readWhole(file);
  if (!bytes) return undefined;
  if (bytes.toString('latin1', 0, BODY_AT) !== firstLine(crc32(bytes.subarray(BODY_AT)))) return undefined;
  const end = bytes.indexOf('\n', BODY_AT) + 1;
  const header = JSON.parse(bytes.toString('utf8', BODY_AT, end)) as StoredHeader;
  let at = aligned(end);
  const snapshot: Record<string, Uint8Array> = {};
  for (const [name, length] of header.parts) {
    snapshot[name] = bytes.subarray(at, at + length);
    at = aligned(at + length);
  }
  return { header, snapshot };
}

/** In one piece, where readFile goes by many. @returns undefined where there is no such file */
async function readWhole(file: string): Promise<Buffer | undefined> {
  let handle;
  try {
    handle = await open(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const bytes = Buffer.allocUnsafeSlow((await handle.stat()).size);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = (await handle.read(bytes, length, Math.min(bytes.length - length, MOST_AT_ONCE))).bytesRead;
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

const firstLine = (checksum: number): string => `${MAGIC}${checksum.toString(16).padStart(8, '0')}\n`;

/** The header as a line of JSON, then the parts, each where a column of numbers can be read as it stands. */
function bodyOf(header: SnapshotHeader, snapshot: Snapshot): Uint8Array[] {
  const parts = Object.entries(snapshot);
  const stored: StoredHeader = { ...header, parts: parts.map(([name, bytes]) => [name, bytes.byteLength]) };
  const chunks = [Buffer.from(`${JSON.stringify(stored)}\n`), ...parts.map(([, bytes]) => bytes)];
  let at = BODY_AT;
  return chunks
    .flatMap((chunk) => {
      const end = at + chunk.byteLength;
      at = aligned(end);
      return [chunk, new Uint8Array(at - end)];
    })
    .filter(({ byteLength }) => byteLength > 0);
}

const aligned = (offset: number): number => Math.ceil(offset / 8) * 8;
