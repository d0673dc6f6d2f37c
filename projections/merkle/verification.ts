import { auditPath, climb, isOdd } from './audit-path.js';
import { isHash, nodeHash, sameBytes } from './hashing.js';

export interface InclusionClaim {
  readonly leafHash: Uint8Array;
  /** Of the leaf, from 0. A number that is no safe integer is refused: hand such figures over as bigint. */
  readonly index: number | bigint;
  /** Leaves of the tree. */
  readonly size: number | bigint;
  /** The audit path, from the leaf upwards. */
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

export interface ConsistencyClaim {
  readonly oldSize: number | bigint;
  readonly newSize: number | bigint;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

const MAX_UINT64 = 2n ** 64n - 1n;
/** A tree of 2^64 leaves is this deep, and a consistency proof names one node more. */
const MAX_PROOF_LENGTH = 65;

/** True where the proof shows that the leaf stands at its index in the tree with that root: RFC 9162 §2.1.3.2. Never throws. */
export function verifyInclusion(claim: InclusionClaim): boolean {
  const index = uint64(claim.index);
  const size = uint64(claim.size);
  if (index === undefined || size === undefined || index >= size) return false;
  if (!isHash(claim.leafHash) || !isHash(claim.root) || !isProof(claim.proof)) return false;
  const sides = auditPath(index, size, claim.proof.length);
  if (!sides) return false;
  let hash = claim.leafHash;
  for (const [at, sibling] of claim.proof.entries())
    hash = sides[at] === 'left' ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  return sameBytes(hash, claim.root);
}

/**
 * True where the proof shows that the newer tree begins with the older one: RFC 9162 §2.1.4.2. Never throws.
 * From the empty tree there is nothing to prove, and that is refused. At equal sizes the proof is empty and the roots are
 * only compared, as given.
 */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { oldRoot, newRoot } = claim;
  const oldSize = uint64(claim.oldSize);
  const newSize = uint64(claim.newSize);
  if (oldSize === undefined || newSize === undefined || oldSize === 0n || oldSize > newSize) return false;
  if (!(oldRoot instanceof Uint8Array && newRoot instanceof Uint8Array && isProof(claim.proof))) return false;
  if (oldSize === newSize) return claim.proof.length === 0 && sameBytes(oldRoot, newRoot);
  if (!isHash(oldRoot) || !isHash(newRoot) || claim.proof.length === 0) return false;

  const isComplete = (oldSize & (oldSize - 1n)) === 0n;
  const [seed, ...rest] = isComplete ? [oldRoot, ...claim.proof] : claim.proof;
  if (!seed) return false;
  let fn = oldSize - 1n;
  let sn = newSize - 1n;
  while (isOdd(fn)) {
    fn >>= 1n;
    sn >>= 1n;
  }
  let oldHash = seed;
  let newHash = seed;
  for (const node of rest) {
    if (sn === 0n) return false;
    if (isOdd(fn) || fn === sn) {
      oldHash = nodeHash(node, oldHash);
      newHash = nodeHash(node, newHash);
      [fn, sn] = climb(fn, sn);
    } else {
      newHash = nodeHash(newHash, node);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && sameBytes(oldHash, oldRoot) && sameBytes(newHash, newRoot);
}

/** Spread first: `every` passes over the holes of a sparse array. */
function isProof(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MAX_PROOF_LENGTH && [...(value as unknown[])].every(isHash);
}

function uint64(value: unknown): bigint | undefined {
  const whole = typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
  return typeof whole === 'bigint' && whole >= 0n && whole <= MAX_UINT64 ? whole : undefined;
}
