import type { Snapshot } from '../projection.js';
import { bytesOf, Column } from './column.js';

const EMPTY = 0;
const WORDS = 4;

/**
 * Ordinals by UUID in 24 bytes each: the UUIDs as they come, and an open-addressing table of ordinals over them.
 * The first word of a UUIDv5 is as good as random and serves as its hash.
 */
export class UuidIndex {
  private words = Column.int32();
  private slots: Int32Array = new Int32Array(4096);

  /** How many UUIDs it holds; the last one has this ordinal. */
  get size(): number {
    return this.words.length / WORDS;
  }

  /** Adds a UUID under the next ordinal, from 1. */
  push(uuid: string): void {
    const parts = wordsOf(uuid);
    for (const word of parts) this.words.push(word);
    if (this.size * 2 > this.slots.length) this.rehash();
    else this.place(this.size, parts[0]);
  }

  /** @returns undefined where it is not there or is no UUID */
  ordinalOf(uuid: string): number | undefined {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid)) return undefined;
    const [a, b, c, d] = wordsOf(uuid);
    const mask = this.slots.length - 1;
    for (let slot = a & mask; this.slots[slot] !== EMPTY; slot = (slot + 1) & mask) {
      const ordinal = this.slots[slot]!;
      const at = (ordinal - 1) * WORDS;
      const { cells } = this.words;
      if (cells[at] === a && cells[at + 1] === b && cells[at + 2] === c && cells[at + 3] === d)
        return ordinal;
    }
    return undefined;
  }

  save(): Snapshot {
    return { words: this.words.save(), slots: bytesOf(this.slots) };
  }

  load(snapshot: Snapshot): this {
    this.words.load(snapshot['words']!);
    this.slots = Column.int32().load(snapshot['slots']!).cells;
    return this;
  }

  private place(ordinal: number, hash: number): void {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] !== EMPTY) slot = (slot + 1) & mask;
    this.slots[slot] = ordinal;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    for (let ordinal = 1; ordinal <= this.size; ordinal++)
      this.place(ordinal, this.words.at((ordinal - 1) * WORDS));
  }
}

const wordsOf = (uuid: string): [number, number, number, number] => [
  parseInt(uuid.slice(0, 8), 16) | 0,
  parseInt(uuid.slice(9, 13) + uuid.slice(14, 18), 16) | 0,
  parseInt(uuid.slice(19, 23) + uuid.slice(24, 28), 16) | 0,
  parseInt(uuid.slice(28, 36), 16) | 0,
];
