import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { UnreadableError } from './findings.mjs';

const BLOCK = 512;

/**
 * The entries of a ustar archive of plain files. Every byte of it that is not a file's is checked.
 * @throws UnreadableError where it is no such archive
 */
export function readTar(path) {
  const file = openSync(path, 'r');
  try {
    return readEntries(file, fstatSync(file).size);
  } finally {
    closeSync(file);
  }
}

function readEntries(file, size) {
  const entries = [];
  const problems = [];
  const block = (at, bytes) => {
    const buffer = Buffer.alloc(bytes);
    if (readSync(file, buffer, 0, bytes, at) !== bytes) throw new UnreadableError('the archive is cut off');
    return buffer;
  };
  for (let at = 0; ;) {
    const header = block(at, BLOCK);
    if (isZero(header)) {
      if (size !== at + 2 * BLOCK || !isZero(block(at, 2 * BLOCK)))
        problems.push('the archive has bytes after its end');
      return { entries, problems };
    }
    const entry = readHeader(header, at + BLOCK);
    entries.push(entry);
    const padding = (BLOCK - (entry.bytes % BLOCK)) % BLOCK;
    if (!isZero(block(entry.start + entry.bytes, padding)))
      problems.push(`the archive has bytes between "${entry.name}" and what follows it`);
    at = entry.start + entry.bytes + padding;
  }
}

function readHeader(header, start) {
  const text = (from, length) => header.toString('latin1', from, from + length).split('\0', 1)[0];
  const sum = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0);
  if (header.toString('latin1', 148, 156) !== `${sum.toString(8).padStart(6, '0')}\0 `)
    throw new UnreadableError('the archive is damaged: a header does not match its checksum');
  const octal = text(124, 12);
  if (text(257, 6) !== 'ustar' || text(156, 1) !== '0' || !/^[0-7]{11}$/.test(octal))
    throw new UnreadableError('the archive is not a ustar of plain files');
  return { name: text(0, 100), start, bytes: parseInt(octal, 8) };
}

const isZero = (bytes) => bytes.every((byte) => byte === 0);
