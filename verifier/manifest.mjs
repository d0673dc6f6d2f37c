import { createHash, hash } from 'node:crypto';
import { readText } from './bundle.mjs';
import { canonicalJson } from './canonical.mjs';
import { NoteError, openNote, readVkey } from './note.mjs';

const NOTE = 'clockstop.dev/bundle-manifest/v1';
const OWN = ['manifest.json', 'manifest.note'];
const REQUIRED = ['checkpoint.txt', 'events.ndjson', 'keys.txt', 'report.html', 'state.ndjson'];

/** The manifest, once its form and its list of files are what they must be; undefined where they are not. */
export async function readManifest(bundle, findings) {
  const text = await readText(bundle, 'manifest.json');
  const manifest = parsed(text, findings);
  if (!manifest) return undefined;
  const listed = new Set(manifest.files.map(({ name }) => name));
  for (const name of REQUIRED) if (!listed.has(name)) findings.tampered(`the manifest does not list ${name}`);
  for (const name of bundle.files.keys())
    if (!listed.has(name) && !OWN.includes(name))
      findings.tampered(`${name} is in the bundle and not in its manifest`);
  for (const { name, bytes } of manifest.files) {
    const file = bundle.files.get(name);
    if (!file) findings.incomplete(`${name} is missing`);
    else if (file.bytes !== bytes)
      findings.tampered(`${name} has ${file.bytes} bytes, and the manifest says ${bytes}`);
  }
  return { ...manifest, sha256: hash('sha256', text, 'hex') };
}

function parsed(text, findings) {
  let manifest;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    findings.tampered(`the manifest is not JSON: ${error.message}`);
    return undefined;
  }
  if (manifest?.format !== 'clockstop-bundle') {
    findings.tampered('the manifest is not that of a bundle');
    return undefined;
  }
  if (manifest.version !== 1) {
    findings.incomplete(`the bundle is of format ${manifest.version}, and this verifier reads 1`);
    return undefined;
  }
  const { origin, basis, root, products, files } = manifest;
  const isWhole = (value) => Number.isSafeInteger(value) && value >= 0;
  const formed =
    `${canonicalJson(manifest)}\n` === text &&
    [origin, root, basis?.effectiveAt].every((value) => typeof value === 'string') &&
    isWhole(basis.position) &&
    isWhole(products) &&
    Array.isArray(files) &&
    files.every(
      ({ name, bytes, sha256 }) => isWhole(bytes) && [name, sha256].every((each) => typeof each === 'string'),
    );
  if (formed) return manifest;
  findings.tampered('the manifest is not formed as a manifest is');
  return undefined;
}

/** The keys that the bundle brings along; they prove nothing until they are compared with others. */
export async function readKeys(bundle) {
  const text = await readText(bundle, 'keys.txt');
  if (!text.endsWith('\n')) throw new NoteError('malformed', 'the last line has no end');
  return text.slice(0, -1).split('\n').map(readVkey);
}

/** Whether the log's key signed the manifest. */
export async function checkManifestNote(bundle, manifest, keys, findings) {
  try {
    const { text } = openNote(await readText(bundle, 'manifest.note'), keys);
    if (text !== `${NOTE}\n${manifest.origin}\n${manifest.sha256}\n`)
      findings.tampered('manifest.note was signed for another manifest');
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    findings.tampered(`manifest.note is not valid: ${error.message}`);
  }
}

/** Chunks of a file as they pass, with its hash compared at the end. */
export async function* hashing(bundle, { name, sha256 }, findings) {
  const sum = createHash('sha256');
  for await (const chunk of bundle.files.get(name).open()) {
    sum.update(chunk);
    yield chunk;
  }
  if (sum.digest('hex') !== sha256) findings.tampered(`${name} is not the file that the manifest lists`);
}
