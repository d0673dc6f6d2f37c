import { fromBase64 } from './base64.mjs';
import { openBundle, readText } from './bundle.mjs';
import { boundsOf } from './edtf.mjs';
import { readEvents } from './events.mjs';
import { Findings, UnreadableError } from './findings.mjs';
import { checkManifestNote, hashing, readKeys, readManifest } from './manifest.mjs';
import { isConsistent } from './merkle.mjs';
import { openCheckpoint } from './note.mjs';
import { compareOlder, openOlder } from './older.mjs';
import { Replay } from './replay/replay.mjs';
import { compareStates } from './state.mjs';

/** What reading hostile bytes can throw. */
const MALFORMED = ['NoteError', 'RangeError', 'TypeError', 'SyntaxError'];

/**
 * Checks a bundle from the outside in: its files, the signatures, the tree over the events, older checkpoints, and
 * what the events add up to.
 * @param given `keys`: verifier keys got another way, parsed; `checkpoints`: paths of checkpoints kept
 */
export async function verifyBundle(path, { keys = [], checkpoints = [] } = {}) {
  const findings = new Findings();
  const facts = { ownKeys: keys.length === 0 };
  try {
    await verify(path, keys, checkpoints, findings, facts);
  } catch (error) {
    if (error instanceof UnreadableError) findings.incomplete(error.message);
    else if (typeof error.code === 'string' && error.syscall) findings.incomplete(error.message);
    else if (MALFORMED.includes(error.name))
      findings.tampered(`the bundle is not formed as a bundle is: ${error.message}`);
    else throw error;
  }
  return { findings, facts };
}

async function verify(path, given, checkpoints, findings, facts) {
  const bundle = openBundle(path);
  bundle.problems.forEach((problem) => findings.tampered(problem));
  const manifest = await readManifest(bundle, findings);
  if (!manifest) return;
  const brought = await readKeys(bundle);
  const keys = given.length > 0 ? given : brought;
  await checkManifestNote(bundle, manifest, keys, findings);
  const checkpoint = openCheckpoint(await readText(bundle, 'checkpoint.txt'), keys);
  const older = openOlder(checkpoints, manifest.origin, keys, findings);
  const proof = await readConsistency(bundle, findings);
  Object.assign(facts, { manifest, checkpoint, older });
  if (findings.hasIncomplete && !manifest.files.every(({ name }) => bundle.files.has(name))) return;

  const { basis } = manifest;
  const [, day] = boundsOf(basis.effectiveAt);
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  const sizes = new Set([
    checkpoint.size,
    ...older.map(({ size }) => size),
    ...(proof ? [proof.from, proof.to] : []),
  ]);
  const replay = new Replay();
  const events = await readEvents(
    hashing(bundle, listed.get('events.ndjson'), findings),
    sizes,
    replay,
    findings,
  );
  Object.assign(facts, { events });
  compareHeads(manifest, checkpoint, events, findings);
  compareOlder(older, events.size, events.roots, findings);
  if (proof) compareProof(proof, events, findings);
  for (const id of replay.missingTargets())
    findings.tampered(`a correction names ${id}, which is not in the log`);

  const states = events.replayed ? replay.states(day) : undefined;
  const state = hashing(bundle, listed.get('state.ndjson'), findings);
  if (states) facts.states = await compareStates(state, states, findings);
  else findings.incomplete('the state was not compared, because not every event could be replayed');
  if (states && facts.states !== manifest.products)
    findings.tampered(`${facts.states} of the ${manifest.products} products that the manifest counts agree`);
  for (const file of manifest.files)
    if (!['events.ndjson', 'state.ndjson'].includes(file.name))
      await drained(hashing(bundle, file, findings));
}

/** The manifest, the checkpoint and the events must say the same of the log's head. */
function compareHeads({ origin, basis, root }, checkpoint, events, findings) {
  const differ = (what, claimed, found) => {
    if (claimed !== found) findings.tampered(`${what}: ${claimed} is claimed, ${found} is found`);
  };
  differ('origin of the checkpoint', origin, checkpoint.origin);
  differ('events of the checkpoint', basis.position, checkpoint.size);
  differ('events', checkpoint.size, events.size);
  differ('root of the checkpoint', checkpoint.root.toString('base64'), events.root.toString('base64'));
  differ('root of the manifest', root, events.root.toString('base64'));
  differ('instant that it was known at', basis.knownAt, events.knownAt);
}

async function readConsistency(bundle, findings) {
  if (!bundle.files.has('consistency.json')) return undefined;
  const { from, to, fromRoot, toRoot, hashes } = JSON.parse(await readText(bundle, 'consistency.json'));
  const decoded = {
    from,
    to,
    fromRoot: fromBase64(fromRoot),
    toRoot: fromBase64(toRoot),
    hashes: hashes.map(fromBase64),
  };
  if (
    Number.isSafeInteger(from) &&
    from > 0 &&
    Number.isSafeInteger(to) &&
    [decoded.fromRoot, decoded.toRoot, ...decoded.hashes].every((each) => each?.length === 32)
  )
    return decoded;
  findings.tampered('consistency.json is not formed as a proof is');
  return undefined;
}

function compareProof(proof, { roots }, findings) {
  const rooted = roots.get(proof.from)?.equals(proof.fromRoot) && roots.get(proof.to)?.equals(proof.toRoot);
  if (!rooted || !isConsistent(proof)) findings.tampered('consistency.json does not prove what it claims');
}

async function drained(chunks) {
  for await (const _ of chunks);
}
