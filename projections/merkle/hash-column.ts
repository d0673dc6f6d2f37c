import { HASH_BYTES } from './hashing.js';

/** Hashes a page holds: 256 KiB. Pages, because one large buffer would have to be copied whole each time it grows. */
const PAGE = 8192;
const PAGE_BYTES = PAGE * HASH_BYTES;
const FIRST_BYTES = 16 * HASH_BYTES;

/** Hashes in order, 32 bytes each. Only the first page grows by copying, so that a small log stays small. */
export class HashColumn {
  readonly #pages: Uint8Array[] = [new Uint8Array(FIRST_BYTES)];
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
    const offset = (index % PAGE) * HASH_BYTES;
    return this.#page(Math.floor(index / PAGE)).slice(offset, offset + HASH_BYTES);
  }

  /** One byte of the hash at an index, which brings it into the processor's cache; 0 where there is none. */
  touch(index: number): number {
    return this.#pages[(index / PAGE) | 0]?.[(index % PAGE) * HASH_BYTES] ?? 0;
  }

  /** A copy of the hashes from an index to the end, concatenated. @throws RangeError past the end */
  from(index: number): Uint8Array {
    if (!Number.isInteger(index) || index < 0 || index > this.#length) {
      throw new RangeError(`no hashes from ${index} of ${this.#length}`);
    }
    const copy = new Uint8Array((this.#length - index) * HASH_BYTES);
    for (let at = index; at < this.#length;) {
      const start = at % PAGE;
      const count = Math.min(PAGE - start, this.#length - at);
      const page = this.#page(Math.floor(at / PAGE));
      copy.set(page.subarray(start * HASH_BYTES, (start + count) * HASH_BYTES), (at - index) * HASH_BYTES);
      at += count;
    }
    return copy;
  }

  /** Adds whole hashes, concatenated. @throws RangeError where the bytes are not a multiple of 32 */
  push(hashes: Uint8Array): void {
    if (hashes.length % HASH_BYTES !== 0) {
      throw new RangeError(`hashes are 32 bytes each, and ${hashes.length} bytes are not a multiple of that`);
    }
    if (hashes.length === HASH_BYTES) {
      // One at a time is how a log grows, and a view of the bytes would cost as much as the rest.
      const used = (this.#length % PAGE) * HASH_BYTES;
      this.#writable(used + HASH_BYTES).set(hashes, used);
      this.#length++;
      return;
    }
    for (let read = 0; read < hashes.length;) {
      const used = (this.#length % PAGE) * HASH_BYTES;
      const count = Math.min(PAGE_BYTES - used, hashes.length - read);
      this.#writable(used + count).set(hashes.subarray(read, read + count), used);
      this.#length += count / HASH_BYTES;
      read += count;
    }
  }

  /**
   * Adds whole hashes, concatenated, and takes the bytes over, which must not change from here on: whole pages of them
   * stay where they are. @throws RangeError where the bytes are not a multiple of 32
   */
  take(hashes: Uint8Array): void {
    let read = 0;
    if (hashes.length % HASH_BYTES === 0 && this.#length % PAGE === 0)
      for (; read + PAGE_BYTES <= hashes.length; read += PAGE_BYTES) {
        this.#pages[this.#length / PAGE] = hashes.subarray(read, read + PAGE_BYTES);
        this.#length += PAGE;
      }
    this.push(hashes.subarray(read));
  }

  /** The page that the next hash goes to, with room for so many bytes. */
  #writable(bytes: number): Uint8Array {
    const index = Math.floor(this.#length / PAGE);
    const page = (this.#pages[index] ??= new Uint8Array(PAGE_BYTES));
    if (page.length >= bytes) return page;
    const grown = new Uint8Array(Math.min(PAGE_BYTES, Math.max(bytes, page.length * 2)));
    grown.set(page);
    this.#pages[index] = grown;
    return grown;
  }

  #page(index: number): Uint8Array {
    const page = this.#pages[index];
    if (!page) throw new RangeError(`no page ${index} of ${this.#pages.length}`);
    return page;
  }
}
