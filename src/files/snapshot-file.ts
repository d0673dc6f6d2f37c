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
/** Bytes that are read at once. */
const PORTION = 16 * 1024 * 1024;
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
  const read = await readChecked(file);
  if (!read) return undefined;
  const { bytes, checksum } = read;
  if (bytes.toString('latin1', 0, BODY_AT) !== firstLine(checksum)) return undefined;
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

/** A file and the CRC-32 of its body, each portion checked while the next is read; undefined where there is none. */
async function readChecked(file: string): Promise<{ bytes: Buffer; checksum: number } | undefined> {
  let handle;
  try {
    handle = await open(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const bytes = Buffer.allocUnsafeSlow((await handle.stat()).size);
    let checksum = 0;
    let checked = BODY_AT;
    const check = (end: number): void => {
      if (end > checked) checksum = crc32(bytes.subarray(checked, end), checksum);
      checked = Math.max(checked, end);
    };
    let length = 0;
    for (let got = -1; got !== 0 && length < bytes.length; length += got) {
      const reading = handle.read(bytes, length, Math.min(bytes.length - length, PORTION));
      check(length);
      got = (await reading).bytesRead;
    }
    check(length);
    return { bytes: bytes.subarray(0, length), checksum };
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
