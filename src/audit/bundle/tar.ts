import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { BundleFile } from './hashed-file.js';

const BLOCK = 512;

/**
 * Files of a folder as a tar (POSIX.1-1988 ustar) without compression, each under the prefix.
 * @param seconds time of modification, since 1970
 */
export async function* tarOf(
  folder: string,
  prefix: string,
  files: readonly Pick<BundleFile, 'name' | 'bytes'>[],
  seconds: number,
): AsyncGenerator<Buffer, void, undefined> {
  for (const { name, bytes } of files) {
    yield header(`${prefix}/${name}`, bytes, seconds);
    let sent = 0;
    for await (const chunk of createReadStream(join(folder, name), { highWaterMark: 1 << 18 })) {
      sent += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    if (sent !== bytes) throw new RangeError(`"${name}" has ${sent} bytes and was listed with ${bytes}`);
    const rest = bytes % BLOCK;
    if (rest > 0) yield Buffer.alloc(BLOCK - rest);
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** @throws RangeError where the name or the size does not fit the format */
function header(name: string, bytes: number, seconds: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const text = (value: string, at: number): void => void block.write(value, at, 'latin1');
  const octal = (value: number, at: number, digits: number): void => {
    const written = value.toString(8).padStart(digits, '0');
    if (written.length > digits) throw new RangeError(`${value} does not fit a tar header`);
    text(written, at);
  };
  if (Buffer.byteLength(name) > 100) throw new RangeError(`"${name}" is too long for a tar header`);
  text(name, 0);
  octal(0o644, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(bytes, 124, 11);
  octal(seconds, 136, 11);
  text('        ', 148);
  text('0', 156);
  text('ustar\x0000', 257);
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    6,
  );
  text('\0 ', 154);
  return block;
}
