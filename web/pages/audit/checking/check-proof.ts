import { auditPath } from '#projections/merkle/audit-path.js';
import type { Schemas } from '../../../api/client.js';
import { bytesOf, joined, sameBytes } from './bytes.js';
import { readKey, readNote, type NoteKey } from './note.js';

/** What a browser can see for itself of an event's proof; undefined where it cannot. */
export interface Checked {
  /** SHA-256 of 0x00 and the event's bytes is the leaf. RFC 6962 §2.1 */
  readonly leaf: boolean;
  /** The hashes lead from the leaf to the root. RFC 9162 §2.1.3.2 */
  readonly path: boolean;
  /** The checkpoint names that root and size. */
  readonly head: boolean;
  /** The key signed the checkpoint, Ed25519; undefined where this browser has no Ed25519. */
  readonly signature: boolean | undefined;
}

const utf8 = new TextEncoder();
const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/**
 * Checks a proof with this browser's own SHA-256 and Ed25519.
 * @param vkey C2SP verifier key that the reader trusts
 * @throws TypeError where the key is not one
 */
export async function checkProof(proof: Schemas['InclusionProof'], vkey: string): Promise<Checked> {
  const [leafHash, root] = [bytesOf(proof.leafHash), bytesOf(proof.root)];
  const leaf = await sha256(joined(Uint8Array.of(0), utf8.encode(proof.event)));
  const note = readNote(proof.checkpoint);
  return {
    leaf: sameBytes(leaf, leafHash),
    path: sameBytes(await climbed(leaf, proof), root),
    head: note.size === proof.treeSize && sameBytes(note.root, root),
    signature: await signedBy(note, await readKey(vkey, sha256)),
  };
}

/** The root that the hashes lead to; no bytes where they are not as many as the leaf's path has. */
async function climbed(
  leaf: Uint8Array<ArrayBuffer>,
  { leafIndex, treeSize, hashes }: Schemas['InclusionProof'],
): Promise<Uint8Array> {
  const sides = auditPath(BigInt(leafIndex), BigInt(treeSize), hashes.length);
  if (!sides) return new Uint8Array();
  let hash = leaf;
  for (const [at, sibling] of hashes.map(bytesOf).entries())
    hash = await sha256(
      sides[at] === 'left'
        ? joined(Uint8Array.of(1), sibling, hash)
        : joined(Uint8Array.of(1), hash, sibling),
    );
  return hash;
}

async function signedBy(note: ReturnType<typeof readNote>, key: NoteKey): Promise<boolean | undefined> {
  const signature = note.signatures.find(({ name, keyId }) => name === key.name && keyId === key.keyId);
  if (!signature || note.origin !== key.name) return false;
  let imported: CryptoKey;
  try {
    imported = await crypto.subtle.importKey('raw', key.publicKey, 'Ed25519', false, ['verify']);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return undefined;
    throw error;
  }
  return crypto.subtle.verify('Ed25519', imported, signature.signature, utf8.encode(note.text));
}
