import { HashColumn } from './hash-column.js';
import { leafHash } from './hashing.js';

/** Past the second page, so that a boundary of each kind is crossed. */
const COUNT = 2 * 8192 + 5;
const numbered = (index: number): Uint8Array => leafHash(Uint8Array.of(index >> 16, index >> 8, index));
const bytes = new Uint8Array(COUNT * 32);
for (let i = 0; i < COUNT; i++) bytes.set(numbered(i), i * 32);

function filled(...lengths: number[]): HashColumn {
  const column = new HashColumn();
  for (const length of lengths) {
    column.push(bytes.subarray(column.length * 32, (column.length + length) * 32));
  }
  return column;
}

describe('a column of hashes', () => {
  it('holds each hash at its index, pushed one by one', () => {
    const column = new HashColumn();
    for (let i = 0; i < COUNT; i++) column.push(numbered(i));
    expect(column.length).toBe(COUNT);
    for (let i = 0; i < COUNT; i++)
      if (Buffer.compare(column.at(i), numbered(i)) !== 0) throw new Error(`at ${i}`);
    expect(Buffer.compare(column.from(0), bytes)).toBe(0);
  });

  it.each([
    [[COUNT]],
    [[1, COUNT - 1]],
    [[8191, 1, 1, 8191, 5]],
    [[8192, 8192, 5]],
    [[8193, 0, 8196]],
    [[16, 17, 8158, 8198]],
  ])('holds the same whatever the portions: %j', (lengths) => {
    const column = filled(...lengths);
    expect(column.length).toBe(COUNT);
    expect(Buffer.compare(column.from(0), bytes)).toBe(0);
  });

  it.each([0, 1, 8191, 8192])(
    'takes over what follows its first %i hashes, and goes on from there',
    (first) => {
      const column = filled(first);
      column.take(bytes.slice(first * 32));
      expect(Buffer.compare(column.from(0), bytes)).toBe(0);
      column.push(numbered(COUNT));
      expect(column.at(COUNT)).toEqual(numbered(COUNT));
      expect(() => column.take(new Uint8Array(33))).toThrow(RangeError);
    },
  );

  it.each([0, 1, 8191, 8192, 8193, 16_383, 16_384, COUNT - 1, COUNT])(
    'gives what follows from %i on',
    (index) => {
      expect(Buffer.compare(filled(COUNT).from(index), bytes.subarray(index * 32))).toBe(0);
    },
  );

  it('refuses what is not whole hashes, and what it does not have', () => {
    const column = filled(3);
    expect(() => column.push(new Uint8Array(33))).toThrow(RangeError);
    for (const index of [-1, 3, 0.5, NaN]) expect(() => column.at(index)).toThrow(RangeError);
    for (const index of [-1, 4, 0.5, NaN]) expect(() => column.from(index)).toThrow(RangeError);
    expect(column.length).toBe(3);
  });
});
