import { emptyRoot, leafHash } from './hashing.js';
import { MerkleLog } from './merkle-log.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The leaves that the certificate-transparency projects test with, and the roots they published for 1 to 8 of them. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function logOf(size: number): MerkleLog {
  const log = new MerkleLog();
  for (let i = 0; i < size; i++) log.append(leafHash(`leaf ${i}`));
  return log;
}

function published(): MerkleLog {
  const log = new MerkleLog();
  for (const leaf of LEAVES) log.append(leafHash(Buffer.from(leaf, 'hex')));
  return log;
}

describe('the Merkle log', () => {
  it('begins empty', () => {
    const log = new MerkleLog();
    expect(log.size).toBe(0);
    expect(log.root()).toEqual(emptyRoot());
  });

  it('has the published root at every size, while it grows and afterwards', () => {
    const log = new MerkleLog();
    LEAVES.forEach((leaf, index) => {
      expect(log.append(leafHash(Buffer.from(leaf, 'hex')))).toBe(index);
      expect(hex(log.root())).toBe(ROOTS[index]);
    });
    expect(ROOTS.map((_, index) => hex(log.root(index + 1)))).toEqual(ROOTS);
    expect(log.root(0)).toEqual(emptyRoot());
  });

  it('gives the published audit path of leaf 5 of 8', () => {
    expect(published().inclusionProof(5, 8).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('gives the published consistency proof from 6 to 8', () => {
    expect(published().consistencyProof(6, 8).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('has nothing to say where there is nothing to prove', () => {
    expect(published().inclusionProof(0, 1)).toEqual([]);
    expect(published().consistencyProof(5, 5)).toEqual([]);
  });

  it('keeps copies: neither what was handed in nor what was handed out reaches it', () => {
    const log = logOf(5);
    const root = hex(log.root());
    const hash = leafHash('mine');
    log.append(hash);
    hash.fill(0);
    expect(log.leaf(5)).toEqual(leafHash('mine'));
    for (const given of [log.leaf(2), log.root(1), log.root(4), log.root(5)]) given.fill(0);
    for (const given of [...log.inclusionProof(0, 5), ...log.consistencyProof(3, 5)]) given.fill(0);
    for (const bytes of log.snapshot().levels) bytes.fill(0);
    expect(hex(log.root(5))).toBe(root);
  });
});

describe('what the Merkle log refuses', () => {
  const log = logOf(7);

  it.each([0, 31, 33, 64])('a leaf hash of %i bytes', (length) => {
    expect(() => log.append(new Uint8Array(length))).toThrow(RangeError);
    expect(log.size).toBe(7);
  });

  it.each([-1, 8, 1.5, NaN, Infinity, 2 ** 53])('a tree of %p leaves', (size) => {
    expect(() => log.root(size)).toThrow(RangeError);
    expect(() => log.inclusionProof(0, size)).toThrow(RangeError);
    expect(() => log.consistencyProof(1, size)).toThrow(RangeError);
    expect(() => log.snapshot(size)).toThrow(RangeError);
  });

  it.each([-1, 7, 0.5, NaN])('leaf %p', (index) => {
    expect(() => log.leaf(index)).toThrow(RangeError);
    expect(() => log.inclusionProof(index, 7)).toThrow(RangeError);
  });

  it('a leaf beyond the size that was asked for, though the log has it', () => {
    expect(() => log.inclusionProof(5, 5)).toThrow('a tree of 5 leaves has no leaf 5');
  });

  it.each([0, -1, 6, 2.5, NaN])('consistency from %p to 5', (oldSize) => {
    expect(() => log.consistencyProof(oldSize, 5)).toThrow(RangeError);
    expect(() => log.consistencyProof(oldSize, 5)).toThrow('consistency is proven from a size in 1 to 5');
  });
});
