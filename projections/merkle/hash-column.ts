import { HASH_BYTES } from './hashing.js';

const FIRST_CAPACITY = 16;

/** Hashes in order, 32 bytes each in one buffer that doubles as it fills. Nothing is ever overwritten. */
export class HashColumn {
  #bytes: Uint8Array = new Uint8Array(FIRST_CAPACITY * HASH_BYTES);
  #length = 0;

  /** How many hashes it holds. */
  get length(): number {
    return this.#length;
  }

  /** A copy of one hash. @throws RangeError where there is none at that index */
  at(index: number): Uint8Array {
    if (!Number.isInteger(index) || index < 0 || index >= this.#length) {
      throw new RangeError(`no hash at ${index} of ${this.#length}`);
    }
    return this.#bytes.slice(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  /** A copy of the hashes from an index to the end, concatenated. @throws RangeError past the end */
  from(index: number): Uint8Array {
    if (!Number.isInteger(index) || index < 0 || index > this.#length) {
      throw new RangeError(`no hashes from ${index} of ${this.#length}`);
    }
    return this.#bytes.slice(index * HASH_BYTES, this.#length * HASH_BYTES);
  }

  /** Adds whole hashes, concatenated. @throws RangeError where the bytes are not a multiple of 32 */
  push(hashes: Uint8Array): void {
    if (hashes.length % HASH_BYTES !== 0) {
      throw new RangeError(`hashes are 32 bytes each, and ${hashes.length} bytes are not a multiple of that`);
    }
    const used = this.#length * HASH_BYTES;
    this.#reserve(used + hashes.length);
    this.#bytes.set(hashes, used);
    this.#length += hashes.length / HASH_BYTES;
  }

  #reserve(needed: number): void {
    let capacity = this.#bytes.length;
    if (needed <= capacity) return;
    while (capacity < needed) capacity *= 2;
    const grown = new Uint8Array(capacity);
    grown.set(this.#bytes.subarray(0, this.#length * HASH_BYTES));
    this.#bytes = grown;
  }
}
