import { HashColumn } from './hash-column.js';
import { emptyRoot, isHash, nodeHash } from './hashing.js';
import { checkSnapshot, type MerkleSnapshot } from './snapshot.js';

/** The most leaves one log can hold: their count and its arithmetic fit 31 bits, which are many times faster. */
export const MAX_LEAVES = 2 ** 30;

/**
 * The append-only Merkle tree of RFC 6962 §2.1 over leaf hashes.
 * Level k holds, in order, the roots of the complete subtrees of 2^k leaves; level 0 the leaf hashes themselves.
 * That is 64 bytes a leaf, and every older tree is still in it. Whatever it hands out is a copy.
 */
export class MerkleLog {
  readonly #levels: HashColumn[] = [new HashColumn()];
  /** Roots along the right edge of the tree that was last asked for, by their first leaf: they never change. */
  readonly #edge = new Map<number, Uint8Array>();
  #edgeSize = 0;
  /** Kept so that touching is not optimised away. */
  protected warmth = 0;

  /** Leaves so far. */
  get size(): number {
    return this.#level(0).length;
  }

  /**
   * Adds one leaf hash of 32 bytes, for one node hash on average, and answers its index.
   * @throws RangeError where it is not 32 bytes, or the log is full
   */
  append(leafHash: Uint8Array): number {
    if (!isHash(leafHash)) throw new RangeError('a leaf hash is 32 bytes');
    const index = this.size;
    if (index >= MAX_LEAVES) throw new RangeError(`the log is full: it holds ${MAX_LEAVES} leaves`);
    let node = leafHash;
    let place = index;
    let level = 0;
    for (; place % 2 === 1; level++) {
      const left = this.#level(level).at(place - 1);
      this.#level(level).push(node);
      node = nodeHash(left, node);
      place = (place - 1) / 2;
    }
    this.#level(level).push(node);
    return index;
  }

  /** The leaf hash at an index. @throws RangeError where there is none */
  leaf(index: number): Uint8Array {
    return this.#level(0).at(index);
  }

  /** The root, 32 bytes, of the tree of the first `size` leaves; of the whole log by default. @throws RangeError */
  root(size = this.size): Uint8Array {
    this.#checkSize(size);
    return size === 0 ? emptyRoot() : this.#rootOf(0, size);
  }

  /**
   * The audit path PATH(index, D[size]) of RFC 6962 §2.1.1, from the leaf upwards.
   * @throws RangeError unless 0 ≤ index < size ≤ the log's size
   */
  inclusionProof(index: number, size: number): Uint8Array[] {
    this.#checkSize(size);
    if (!Number.isInteger(index) || index < 0 || index >= size) {
      throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
    }
    this.#warm(index);
    const path: Uint8Array[] = [];
    for (let start = 0, end = size; end - start > 1;) {
      const middle = start + leftSize(end - start);
      if (index < middle) {
        path.push(this.#rootOf(middle, end));
        end = middle;
      } else {
        path.push(this.#rootOf(start, middle));
        start = middle;
      }
    }
    return path.reverse();
  }

  /**
   * PROOF(oldSize, D[newSize]) of RFC 6962 §2.1.2; empty where the sizes are equal.
   * @throws RangeError unless 0 < oldSize ≤ newSize ≤ the log's size: every tree continues the empty one, there is nothing to prove
   */
  consistencyProof(oldSize: number, newSize: number): Uint8Array[] {
    this.#checkSize(newSize);
    if (!Number.isInteger(oldSize) || oldSize < 1 || oldSize > newSize) {
      throw new RangeError(`consistency is proven from a size in 1 to ${newSize}, not from ${oldSize}`);
    }
    const path: Uint8Array[] = [];
    let start = 0;
    let end = newSize;
    while (oldSize < end) {
      const middle = start + leftSize(end - start);
      if (oldSize <= middle) {
        path.push(this.#rootOf(middle, end));
        end = middle;
      } else {
        path.push(this.#rootOf(start, middle));
        start = middle;
      }
    }
    if (start > 0) path.push(this.#rootOf(start, end));
    return path.reverse();
  }

  /** What was added since an earlier size (everything, by default), as plain bytes. @throws RangeError */
  snapshot(since = 0): MerkleSnapshot {
    this.#checkSize(since);
    const levels = this.#levels.map((column, level) => column.from(Math.floor(since / 2 ** level)));
    return { since, size: this.size, levels };
  }

  /**
   * The log that snapshots describe: one whole, or a whole and the later additions in order. The bytes are copied and their
   * lengths checked; no hash is computed again, so compare `root()` with a root kept elsewhere.
   * @throws RangeError where a part does not continue the one before, or its bytes do not fit its sizes
   */
  static restore(...parts: readonly MerkleSnapshot[]): MerkleLog {
    const log = new MerkleLog();
    for (const part of parts) {
      if (part.size > MAX_LEAVES) throw new RangeError(`a log holds at most ${MAX_LEAVES} leaves`);
      checkSnapshot(part, log.size);
      part.levels.forEach((bytes, level) => log.#level(level).take(bytes));
    }
    return log;
  }

  /**
   * Touches the nodes beside a leaf's path. They are far apart, and reads that follow one another at once are fetched
   * together, where the copies that come later would wait for each in turn.
   */
  #warm(index: number): void {
    let sum = 0;
    for (let level = 0; level < this.#levels.length; level++)
      sum += this.#levels[level]!.touch((index >> level) ^ 1);
    this.warmth = sum;
  }

  /** The root of leaves [start, end), where start is a multiple of a power of two no smaller than their count. */
  #rootOf(start: number, end: number): Uint8Array {
    const count = end - start;
    const level = lowestBit(count);
    if (count === 2 ** level) return this.#level(level).at(start / count);
    return this.#edgeOf(start, end).slice();
  }

  /** As `#rootOf`, where the subtree is not complete: it ends where its tree does, and is hashed once for that tree. */
  #edgeOf(start: number, size: number): Uint8Array {
    if (size !== this.#edgeSize) {
      this.#edge.clear();
      this.#edgeSize = size;
    }
    const known = this.#edge.get(start);
    if (known) return known;
    const middle = start + leftSize(size - start);
    const root = nodeHash(this.#rootOf(start, middle), this.#rootOf(middle, size));
    this.#edge.set(start, root);
    return root;
  }

  #level(level: number): HashColumn {
    return (this.#levels[level] ??= new HashColumn());
  }

  #checkSize(size: number): void {
    if (!Number.isInteger(size) || size < 0 || size > this.size) {
      throw new RangeError(`no tree of ${size} leaves in a log of ${this.size}`);
    }
  }
}

/** Leaves of the left subtree of a tree of n ≥ 2: the largest power of two below n. */
const leftSize = (n: number): number => 2 ** (31 - Math.clz32(n - 1));

/** The exponent of the largest power of two that divides n ≥ 1. */
const lowestBit = (n: number): number => 31 - Math.clz32(n & -n);
