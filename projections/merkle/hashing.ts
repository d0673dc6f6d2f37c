import { createHash, hash } from 'node:crypto';

/** Length in bytes of every hash in the log: SHA-256. */
export const HASH_BYTES = 32;

const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

/** Hashing in one shot from a kept buffer halves the cost of a small message. Longer leaves are streamed. */
const SCRATCH_BYTES = 65_536;
const leafScratch = new Uint8Array(SCRATCH_BYTES);
leafScratch[0] = LEAF_PREFIX;
const nodeScratch = new Uint8Array(1 + 2 * HASH_BYTES);
nodeScratch[0] = NODE_PREFIX;
const digestScratch = Buffer.alloc(HASH_BYTES);

/** True for a value that has the form of a hash: a byte array of 32 bytes. */
export function isHash(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length === HASH_BYTES;
}

/** True where both hold the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/**
 * SHA-256(0x00 ‖ leaf), RFC 6962 §2.1; 32 bytes. A string is hashed as its UTF-8 bytes.
 * @throws TypeError where the string holds a lone surrogate, which UTF-8 cannot tell from U+FFFD
 */
export function leafHash(leaf: Uint8Array | string): Uint8Array {
  if (typeof leaf === 'string') {
    if (!leaf.isWellFormed()) throw new TypeError('a leaf may not hold a lone surrogate');
    return sha256(`\0${leaf}`);
  }
  if (leaf.length >= SCRATCH_BYTES) {
    return written(createHash('sha256').update(Uint8Array.of(LEAF_PREFIX)).update(leaf).digest('binary'));
  }
  leafScratch.set(leaf, 1);
  return sha256(leafScratch.subarray(0, 1 + leaf.length));
}

/**
 * SHA-256(0x01 ‖ left ‖ right), RFC 6962 §2.1; 32 bytes.
 * @throws RangeError where either child is not 32 bytes
 */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) {
    throw new RangeError(`a node has two children of 32 bytes, not of ${left.length} and ${right.length}`);
  }
  nodeScratch.set(left, 1);
  nodeScratch.set(right, 1 + HASH_BYTES);
  return sha256(nodeScratch);
}

/** The root of the empty tree: SHA-256 of nothing, RFC 6962 §2.1. A fresh copy. */
export function emptyRoot(): Uint8Array {
  return sha256('');
}

/**
 * SHA-256 of the bytes. It comes out of OpenSSL as a string of 32 Latin-1 characters and is written down from that: a
 * Buffer per digest, with memory of its own outside the heap, costs as much again as the hashing.
 */
function sha256(data: Uint8Array | string): Uint8Array {
  return written(hash('sha256', data, 'binary'));
}

function written(digest: string): Uint8Array {
  digestScratch.write(digest, 'binary');
  return new Uint8Array(digestScratch);
}
