import { HASH_BYTES } from './hashing.js';

/** What a Merkle log gained between two sizes, as plain bytes: 64 a leaf. */
export interface MerkleSnapshot {
  /** Leaves before; 0 for a whole log. */
  readonly since: number;
  /** Leaves after. */
  readonly size: number;
  /** Per level k, from the leaves upwards: the roots of the complete subtrees of 2^k leaves that were added, 32 bytes each. */
  readonly levels: readonly Uint8Array[];
}

/** @throws RangeError where the snapshot does not continue a log of that size, or its bytes do not fit its sizes */
export function checkSnapshot(snapshot: MerkleSnapshot, size: number): void {
  const { since, size: after, levels } = snapshot;
  if (since !== size)
    throw new RangeError(`this snapshot continues a log of ${since} leaves, not of ${size}`);
  if (!Number.isSafeInteger(after) || after < since) {
    throw new RangeError(`a snapshot cannot lead from ${since} to ${after} leaves`);
  }
  const depth = Math.max(levels.length, after.toString(2).length);
  for (let level = 0; level < depth; level++) {
    const added = Math.floor(after / 2 ** level) - Math.floor(since / 2 ** level);
    const bytes = levels[level]?.length ?? 0;
    if (bytes !== added * HASH_BYTES) {
      throw new RangeError(
        `level ${level} of the snapshot has ${bytes} bytes where ${added * HASH_BYTES} are due`,
      );
    }
  }
}
