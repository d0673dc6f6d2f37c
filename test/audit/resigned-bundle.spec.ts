import { createHash, generateKeyPairSync } from 'node:crypto';
import { canonicalJson } from '#events/canonical.js';
import { toBase64 } from '#projections/merkle/base64.js';
import { signCheckpoint } from '#projections/merkle/checkpoint.js';
import { leafHash } from '#projections/merkle/hashing.js';
import { MerkleLog } from '#projections/merkle/merkle-log.js';
import { encodeVkey, noteKey } from '#projections/merkle/note-key.js';
import { manifestNote, manifestText, type Manifest } from '../../src/audit/bundle/manifest.js';
import { verifyBundle } from '../../verifier/verification.mjs';
import { ATTACKS } from './attacks.js';
import { BundleFolder } from './bundle-folders.js';
import { bundleOf, type Exported } from './bundle-of.js';
import { storyOf, type Entry } from './facts.js';
import { Random, SEED } from './random.js';

const log = storyOf(6);
let exported: Exported;
let bundle: BundleFolder;
const { privateKey, publicKey } = generateKeyPairSync('ed25519');

beforeAll(async () => (exported = await bundleOf(log, 'effectiveAt=2025-12-31')));
beforeEach(() => (bundle = new BundleFolder(exported.files)));
afterEach(() => bundle.remove());

/** Whoever holds the key: makes every hash and every signature fit what the files now say. */
function resign(change: (manifest: Manifest) => Manifest = (manifest) => manifest): void {
  const manifest = JSON.parse(bundle.read('manifest.json').toString()) as Manifest;
  const { origin } = manifest;
  const signers = [{ name: origin, privateKey }];
  const tree = new MerkleLog();
  const lines = bundle.read('events.ndjson').toString().split('\n').slice(0, -1);
  for (const line of lines) tree.append(leafHash(line));
  bundle.write('checkpoint.txt', signCheckpoint({ origin, size: tree.size, root: tree.root() }, signers));
  bundle.write('keys.txt', `${encodeVkey(noteKey(origin, publicKey))}\n`);
  const files = manifest.files.map(({ name }) => {
    const content = bundle.read(name);
    return { name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  });
  const knownAt = lines
    .map((line) => (JSON.parse(line) as { recorded: { at: string } }).recorded.at)
    .sort()
    .at(-1)!;
  const basis = { ...manifest.basis, position: tree.size, knownAt };
  const text = manifestText(change({ ...manifest, basis, root: toBase64(tree.root()), files }));
  bundle.write('manifest.json', text);
  bundle.write('manifest.note', manifestNote(origin, text, signers));
}

const eventsFile = (entries: readonly Entry[]): string => entries.map(({ body }) => `${body}\n`).join('');

describe(`a bundle signed anew with every hash right (seed ${SEED})`, () => {
  it('is valid by itself where nothing was changed, and not the log’s by its key', async () => {
    resign();
    expect((await verifyBundle(bundle.folder)).findings.list).toEqual([]);
  });

  it('does not pass with a state that does not follow from its events', async () => {
    const lines = bundle.read('state.ndjson').toString().split('\n').slice(0, -1);
    const claims: Record<string, string[]> = {
      'another status': lines.with(2, lines[2]!.replace('tacitly-approved', 'refused')),
      'another stage': lines.with(
        0,
        lines[0]!.replace('"stage":"trial-permitted"', '"stage":"marketing-approved"'),
      ),
      'another date': lines.with(1, lines[1]!.replace('"since":"2024-06/2024-07"', '"since":"2024-06-01"')),
      'a product more': [...lines, canonicalJson({ ...JSON.parse(lines[0]!), productId: 'z' })],
      'a product less': lines.slice(1),
    };
    for (const [what, claim] of Object.entries(claims)) {
      expect([what, claim]).not.toEqual([what, lines]);
      bundle.write('state.ndjson', claim.map((line) => `${line}\n`).join(''));
      resign((manifest) => ({ ...manifest, products: claim.length }));
      expect([what, (await verifyBundle(bundle.folder)).findings.exitCode]).toEqual([what, 1]);
    }
  });

  it('does not pass as of another day', async () => {
    resign((manifest) => ({ ...manifest, basis: { ...manifest.basis, effectiveAt: '2024-02-15' } }));
    expect((await verifyBundle(bundle.folder)).findings.exitCode).toBe(1);
  });

  it.each(Object.keys(ATTACKS))('does not pass after %s, against a checkpoint kept outside', async (name) => {
    const outside = new BundleFolder(new Map());
    outside.write('kept', exported.files.get('checkpoint.txt')!);
    const random = new Random(SEED);
    for (let time = 0; time < 10; time++) {
      bundle.write('events.ndjson', eventsFile(ATTACKS[name]!(log, random)));
      if (bundle.read('events.ndjson').length > 0) resign();
      const { findings } = await verifyBundle(bundle.folder, { checkpoints: [`${outside.folder}/kept`] });
      expect(findings.exitCode).not.toBe(0);
    }
    outside.remove();
  });
});
