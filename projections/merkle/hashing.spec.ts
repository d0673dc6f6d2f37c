import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { emptyRoot, isHash, leafHash, nodeHash, sameBytes } from './hashing.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const reference = (prefix: number, ...parts: Uint8Array[]) =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.of(prefix), ...parts]))
    .digest('hex');

describe('RFC 6962 hashing', () => {
  it('gives the known hashes of nothing', () => {
    expect(hex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex(leafHash(new Uint8Array()))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  it.each([0, 1, 55, 64, 1000, 65_534, 65_535, 65_536, 65_537, 200_000])(
    'prefixes a leaf of %i bytes',
    (length) => {
      const leaf = new Uint8Array(length).fill(0xa5);
      expect(hex(leafHash(leaf))).toBe(reference(0, leaf));
    },
  );

  it('hashes any leaf and any pair as the standard says, whatever was hashed before', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), hash, hash, (leaf, left, right) => {
        expect(hex(leafHash(leaf))).toBe(reference(0, leaf));
        expect(hex(nodeHash(left, right))).toBe(reference(1, left, right));
      }),
    );
  });

  it('hashes text as its UTF-8 bytes', () => {
    const text = '{"title":"Zulassung für 药品 💊"}';
    expect(hex(leafHash(text))).toBe(hex(leafHash(Buffer.from(text, 'utf8'))));
  });

  it('refuses a lone surrogate, which would hash like U+FFFD', () => {
    expect(() => leafHash('a\ud800b')).toThrow(TypeError);
  });

  it.each([
    [31, 32],
    [32, 33],
    [0, 64],
  ])('refuses children of %i and %i bytes', (left, right) => {
    expect(() => nodeHash(new Uint8Array(left), new Uint8Array(right))).toThrow(RangeError);
  });

  it('hands out memory of its own', () => {
    const first = leafHash(Uint8Array.of(1));
    const kept = hex(first);
    leafHash(Uint8Array.of(2));
    nodeHash(first, first);
    expect(hex(first)).toBe(kept);
    emptyRoot().fill(0);
    expect(hex(emptyRoot())).toMatch(/^e3b0c442/);
  });
});

describe('comparing', () => {
  it('knows a hash by its form', () => {
    expect(isHash(new Uint8Array(32))).toBe(true);
    for (const other of [new Uint8Array(31), new Uint16Array(32), 'a'.repeat(32), [], null, undefined]) {
      expect(isHash(other)).toBe(false);
    }
  });

  it('tells bytes apart by length and by content', () => {
    expect(sameBytes(Uint8Array.of(1, 2), Buffer.of(1, 2))).toBe(true);
    expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
    expect(sameBytes(Uint8Array.of(1), Uint8Array.of(1, 2))).toBe(false);
    expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  });
});
