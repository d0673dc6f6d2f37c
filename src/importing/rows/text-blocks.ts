import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { FileFaultError } from './row.js';

/** Longest line of NDJSON and longest record of CSV, in bytes. */
export const MAX_LINE = 1_048_576;

/** Whole lines of a file, as text. */
export interface TextBlock {
  readonly text: string;
  /** Number of its first line, from 1. */
  readonly line: number;
  /** Bytes of the file read so far, this block included. */
  readonly bytes: number;
}

const CHUNK = 262_144;
const NEWLINE = 0x0a;
const BOM = Buffer.from('efbbbf', 'hex');

/**
 * The lines of a UTF-8 file, some at a time; a byte order mark is taken off.
 * @throws FileFaultError where it is not UTF-8, is empty, or a line is longer than MAX_LINE
 */
export async function* textBlocks(file: string): AsyncGenerator<TextBlock, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let bytes = 0;
  const decode = (block: Buffer): TextBlock => {
    const first = line;
    if (!isUtf8(block)) throw notUtf8(block, first);
    line += countLines(block);
    return {
      text: block.toString('utf8', bytes === 0 && startsWithBom(block) ? BOM.length : 0),
      line: first,
      bytes: (bytes += block.length),
    };
  };
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    const cut = chunk.lastIndexOf(NEWLINE) + 1;
    if (cut === 0) {
      rest = Buffer.concat([rest, chunk]);
      if (bytes === 0) refuseUtf16(rest);
      if (rest.length > MAX_LINE) throw tooLong(line);
      continue;
    }
    const block = rest.length > 0 ? Buffer.concat([rest, chunk.subarray(0, cut)]) : chunk.subarray(0, cut);
    if (bytes === 0) refuseUtf16(block);
    rest = Buffer.from(chunk.subarray(cut));
    yield decode(block);
  }
  if (bytes === 0) refuseUtf16(rest);
  if (rest.length > 0) yield decode(rest);
  if (bytes === 0) throw new FileFaultError(1, 'is empty');
}

export const tooLong = (line: number): FileFaultError =>
  new FileFaultError(line, `is longer than ${MAX_LINE} bytes`);

const startsWithBom = (block: Buffer): boolean => block.subarray(0, BOM.length).equals(BOM);

function refuseUtf16(start: Buffer): void {
  const mark = start.length >= 2 ? start.readUInt16BE(0) : 0;
  if (mark === 0xfffe || mark === 0xfeff) throw new FileFaultError(1, 'is UTF-16; save the file as UTF-8');
}

function notUtf8(block: Buffer, firstLine: number): FileFaultError {
  let line = firstLine;
  for (let start = 0; start < block.length; line++) {
    const newline = block.indexOf(NEWLINE, start);
    const end = newline < 0 ? block.length : newline + 1;
    if (!isUtf8(block.subarray(start, end))) break;
    start = end;
  }
  return new FileFaultError(
    line,
    'is not UTF-8; save the file as UTF-8 (it may be in GB18030 or another encoding)',
  );
}

function countLines(block: Buffer): number {
  let lines = 0;
  for (let at = block.indexOf(NEWLINE); at >= 0; at = block.indexOf(NEWLINE, at + 1)) lines++;
  return lines;
}
