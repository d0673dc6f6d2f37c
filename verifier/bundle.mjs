import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableError } from './findings.mjs';
import { readTar } from './tar.mjs';

const CHUNK = 1 << 20;

/**
 * A bundle as a folder or as a tar: its files by name, each with its size and the way to its bytes.
 * @throws UnreadableError where it is neither
 */
export function openBundle(path) {
  let status;
  try {
    status = statSync(path);
  } catch (error) {
    throw new UnreadableError(`"${path}" cannot be read: ${error.message}`);
  }
  return status.isDirectory() ? openFolder(path) : openTar(path);
}

function openFolder(path) {
  const files = new Map();
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const file = join(path, entry.name);
    const bytes = entry.isFile() ? statSync(file).size : -1;
    files.set(entry.name, { bytes, open: () => createReadStream(file, { highWaterMark: CHUNK }) });
  }
  return { files, problems: [] };
}

function openTar(path) {
  const { entries, problems } = readTar(path);
  const files = new Map();
  const folders = new Set();
  for (const { name, start, bytes } of entries) {
    const split = name.indexOf('/');
    folders.add(name.slice(0, Math.max(split, 0)));
    const own = name.slice(split + 1);
    if (files.has(own)) problems.push(`the archive holds "${own}" twice`);
    const open = () => createReadStream(path, { start, end: start + bytes - 1, highWaterMark: CHUNK });
    files.set(own, { bytes, open: bytes === 0 ? () => [] : open });
  }
  if (folders.size > 1) problems.push('the archive holds more than one folder');
  return { files, problems };
}

/** A small file as text. @throws UnreadableError where it is missing, RangeError where it is not UTF-8 */
export async function readText(bundle, name) {
  const file = bundle.files.get(name);
  if (!file) throw new UnreadableError(`${name} is missing`);
  const chunks = [];
  for await (const chunk of file.open()) chunks.push(chunk);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    throw new RangeError(`${name} is not UTF-8`, { cause: error });
  }
}
