import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { SnapshotIdentity } from '#projections/sourcing/source-record.js';

/** A file of a source, on disk. */
export interface SnapshotFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
  readonly format: SnapshotIdentity['format'];
}

const ZIP = Buffer.from('504b0304', 'hex');

/** Takes a file: its hash, and its format, which its first bytes tell whatever it is called. */
export async function snapshotFile(path: string): Promise<SnapshotFile> {
  const { size } = await stat(path);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return { path, size, sha256: hash.digest('hex'), format: await formatOf(path) };
}

async function formatOf(path: string): Promise<SnapshotFile['format']> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.subarray(0, ZIP.length).equals(ZIP)) return 'xlsx';
    return /^\ufeff?\s*[{[]/.test(start.toString('utf8')) ? 'json' : 'csv';
  } finally {
    await handle.close();
  }
}
