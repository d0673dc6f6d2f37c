import { webcrypto } from 'node:crypto';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { toBase64 } from '#projections/merkle/base64.js';
import { signCheckpoint } from '#projections/merkle/checkpoint.js';
import { leafHash } from '#projections/merkle/hashing.js';
import { MerkleLog } from '#projections/merkle/merkle-log.js';
import { encodeVkey, noteKey } from '#projections/merkle/note-key.js';
import { checkProof } from './check-proof.js';

const ORIGIN = 'register.example/log';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const vkey = encodeVkey(noteKey(ORIGIN, publicKey));
const events = Array.from({ length: 11 }, (_, at) => `{"id":"${at}"}`);

function proofOf(leafIndex: number) {
  const log = new MerkleLog();
  for (const event of events) log.append(leafHash(event));
  const { size } = log;
  const root = log.root(size);
  return {
    eventId: '',
    event: events[leafIndex]!,
    leafIndex,
    leafHash: toBase64(log.leaf(leafIndex)),
    treeSize: size,
    hashes: log.inclusionProof(leafIndex, size).map(toBase64),
    root: toBase64(root),
    checkpoint: signCheckpoint({ origin: ORIGIN, size, root }, [
      { name: ORIGIN, privateKey: createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })) },
    ]),
  };
}

beforeAll(() => {
  if (!('crypto' in globalThis)) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
});

const holds = { leaf: true, path: true, head: true, signature: true };

test.each(events.map((_, at) => at))('the proof of event %d holds', async (at) => {
  expect(await checkProof(proofOf(at), vkey)).toEqual(holds);
});

test('an event that was changed is no longer the leaf, and leads to another root', async () => {
  expect(await checkProof({ ...proofOf(4), event: '{"id":"other"}' }, vkey)).toEqual({
    ...holds,
    leaf: false,
    path: false,
  });
});

test('hashes for another place do not lead to the root', async () => {
  expect(await checkProof({ ...proofOf(4), leafIndex: 5 }, vkey)).toEqual({ ...holds, path: false });
});

test('a checkpoint of another root is another head', async () => {
  const proof = proofOf(4);
  expect(await checkProof({ ...proof, treeSize: 12, hashes: proof.hashes }, vkey)).toMatchObject({
    head: false,
  });
});

test('another key of the same name did not sign', async () => {
  const other = noteKey(ORIGIN, generateKeyPairSync('ed25519').publicKey);
  expect(await checkProof(proofOf(0), encodeVkey(other))).toEqual({ ...holds, signature: false });
});

test('what is no key is refused', async () => {
  await expect(checkProof(proofOf(0), 'register.example')).rejects.toThrow(TypeError);
  await expect(checkProof(proofOf(0), vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+'))).rejects.toThrow(
    TypeError,
  );
});
