import { leafHash, nodeHash } from './hashing.js';
import { MerkleLog } from './merkle-log.js';
import {
  type ConsistencyClaim,
  type InclusionClaim,
  verifyConsistency,
  verifyInclusion,
} from './verification.js';

/** Retyped from the vectors that transparency-dev publishes: hashes in base64. */
const bytes = (base64: string): Uint8Array => Buffer.from(base64, 'base64');
const ROOT_5 = 'Tju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ=';
const ROOT_6 = 'duZ9rbzfHhDht03cYIq9L5jfsW+851J3tSMqEn8gh+8=';
const ROOT_8 = 'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=';
const LEAF_0 = 'bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=';
const LEAF_1 = 'lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=';
const LEAF_4 = 'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=';
const LEAF_5 = 'QnGia+DYqE8L1UyMMC58s6O10fpngKQLzOKHNHfatlg=';
const NODE_4_5 = 'DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=';
const NODE_2_3 = 'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=';
const NODE_0_1 = '+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=';
const NODE_6_7 = 'yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=';
const NODE_0_3 = '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=';
const NODE_4_7 = 'a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=';
const EMPTY = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
const PATH_5_OF_8 = [LEAF_4, NODE_6_7, NODE_0_3];
const PATH_1_OF_5 = [LEAF_0, NODE_2_3, LEAF_4];
const FROM_6_TO_8 = [NODE_4_5, NODE_6_7, NODE_0_3];

type InclusionRow = [
  name: string,
  leaf: string,
  index: bigint,
  size: bigint,
  proof: string[],
  root: string,
  ok: boolean,
];
type ConsistencyRow = [
  name: string,
  from: bigint,
  to: bigint,
  old: string,
  now: string,
  proof: string[],
  ok: boolean,
];

describe('published inclusion proofs', () => {
  const rows: InclusionRow[] = [
    ['leaf 0 of 1', LEAF_0, 0n, 1n, [], LEAF_0, true],
    ['leaf 0 of 8', LEAF_0, 0n, 8n, [LEAF_1, NODE_2_3, NODE_4_7], ROOT_8, true],
    ['leaf 5 of 8', LEAF_5, 5n, 8n, PATH_5_OF_8, ROOT_8, true],
    ['leaf 1 of 5', LEAF_1, 1n, 5n, PATH_1_OF_5, ROOT_5, true],
    ['the largest index', LEAF_0, 18446744073709551615n, 8n, [LEAF_1, NODE_2_3, NODE_4_7], ROOT_8, false],
    ['another index', LEAF_5, 4n, 8n, PATH_5_OF_8, ROOT_8, false],
    ['double the size', LEAF_5, 5n, 16n, PATH_5_OF_8, ROOT_8, false],
    ['half the size', LEAF_5, 5n, 4n, PATH_5_OF_8, ROOT_8, false],
    ['a hash removed', LEAF_1, 1n, 5n, [LEAF_0, LEAF_4], ROOT_5, false],
    ['the root before', LEAF_1, 1n, 5n, [ROOT_5, ...PATH_1_OF_5], ROOT_5, false],
    ['garbage after', LEAF_5, 5n, 8n, [...PATH_5_OF_8, ''], ROOT_8, false],
    ['no leaf', '', 0n, 1n, [], EMPTY, false],
    ['no tree', LEAF_0, 0n, 0n, [], EMPTY, false],
  ];
  it.each(rows)('%s', (_name, leaf, index, size, proof, root, ok) => {
    const claim = { leafHash: bytes(leaf), index, size, proof: proof.map(bytes), root: bytes(root) };
    expect(verifyInclusion(claim)).toBe(ok);
  });
});

describe('published consistency proofs', () => {
  const rows: ConsistencyRow[] = [
    ['1 to 1', 1n, 1n, LEAF_0, LEAF_0, [], true],
    ['1 to 8', 1n, 8n, LEAF_0, ROOT_8, [LEAF_1, NODE_2_3, NODE_4_7], true],
    ['6 to 8', 6n, 8n, ROOT_6, ROOT_8, FROM_6_TO_8, true],
    ['2 to 5', 2n, 5n, NODE_0_1, ROOT_5, [NODE_2_3, LEAF_4], true],
    ['from the empty tree', 0n, 1n, EMPTY, EMPTY, [EMPTY], false],
    ['between empty trees', 0n, 0n, EMPTY, EMPTY, [], false],
    ['backwards', 2n, 1n, ROOT_8, ROOT_6, [], false],
    ['roots exchanged', 6n, 8n, ROOT_8, ROOT_6, FROM_6_TO_8, false],
    ['another old size', 7n, 8n, ROOT_6, ROOT_8, FROM_6_TO_8, false],
    ['double the new size', 6n, 16n, ROOT_6, ROOT_8, FROM_6_TO_8, false],
    ['an empty proof', 6n, 8n, ROOT_6, ROOT_8, [], false],
    ['a truncated proof', 2n, 5n, NODE_0_1, ROOT_5, [NODE_2_3], false],
    ['a root after the proof', 2n, 5n, NODE_0_1, ROOT_5, [NODE_2_3, LEAF_4, ROOT_5], false],
    ['a proof where none is due', 1n, 1n, EMPTY, EMPTY, [EMPTY], false],
  ];
  it.each(rows)('%s', (_name, oldSize, newSize, oldRoot, newRoot, proof, ok) => {
    const claim = {
      oldSize,
      newSize,
      oldRoot: bytes(oldRoot),
      newRoot: bytes(newRoot),
      proof: proof.map(bytes),
    };
    expect(verifyConsistency(claim)).toBe(ok);
  });
});

describe('hostile claims are refused and never throw', () => {
  const log = logOf(11);
  const inclusion: InclusionClaim = {
    leafHash: log.leaf(6),
    index: 6,
    size: 11,
    proof: log.inclusionProof(6, 11),
    root: log.root(),
  };
  const consistency: ConsistencyClaim = {
    oldSize: 6,
    newSize: 11,
    oldRoot: log.root(6),
    newRoot: log.root(),
    proof: log.consistencyProof(6, 11),
  };

  it('takes the claims they are made from, with numbers and with bigints', () => {
    expect(verifyInclusion(inclusion)).toBe(true);
    expect(verifyInclusion({ ...inclusion, index: 6n, size: 11n })).toBe(true);
    expect(verifyConsistency(consistency)).toBe(true);
    expect(verifyConsistency({ ...consistency, oldSize: 6n, newSize: 11n })).toBe(true);
  });

  const figures: unknown[] = [
    -1,
    -1n,
    6.5,
    NaN,
    Infinity,
    2 ** 53,
    2n ** 64n,
    2n ** 64n + 6n,
    '6',
    null,
    undefined,
  ];
  it.each(figures)('the figure %p', (figure) => {
    expect(verifyInclusion({ ...inclusion, index: figure as number })).toBe(false);
    expect(verifyInclusion({ ...inclusion, size: figure as number })).toBe(false);
    expect(verifyConsistency({ ...consistency, oldSize: figure as number })).toBe(false);
    expect(verifyConsistency({ ...consistency, newSize: figure as number })).toBe(false);
  });

  const hashes: unknown[] = [
    new Uint8Array(31),
    new Uint8Array(33),
    new Uint8Array(),
    'a'.repeat(32),
    null,
    undefined,
  ];
  it.each(hashes)('the hash %p', (value) => {
    const hash = value as Uint8Array;
    expect(verifyInclusion({ ...inclusion, leafHash: hash })).toBe(false);
    expect(verifyInclusion({ ...inclusion, root: hash })).toBe(false);
    expect(verifyInclusion({ ...inclusion, proof: [...inclusion.proof.slice(1), hash] })).toBe(false);
    expect(verifyConsistency({ ...consistency, oldRoot: hash })).toBe(false);
    expect(verifyConsistency({ ...consistency, newRoot: hash })).toBe(false);
    expect(verifyConsistency({ ...consistency, proof: [...consistency.proof.slice(1), hash] })).toBe(false);
  });

  const sparse: Uint8Array[] = [];
  sparse.length = 4;
  const proofs: unknown[] = [
    null,
    undefined,
    'proof',
    {},
    sparse,
    new Array<Uint8Array>(1e6).fill(log.root()),
  ];
  it.each(proofs.map((proof, index) => [index, proof]))('the proof in row %i', (_index, value) => {
    const proof = value as Uint8Array[];
    expect(verifyInclusion({ ...inclusion, proof })).toBe(false);
    expect(verifyConsistency({ ...consistency, proof })).toBe(false);
  });

  it('cannot pass an interior node off as a leaf: the prefixes differ', () => {
    const two = new MerkleLog();
    two.append(leafHash('a'));
    two.append(leafHash('b'));
    const pair = Buffer.concat([two.leaf(0), two.leaf(1)]);
    const claim = { leafHash: leafHash(pair), index: 0, size: 1, proof: [], root: two.root() };
    expect(verifyInclusion(claim)).toBe(false);
  });

  it('does not let the last leaf of eight pass for the first of one', () => {
    const eight = logOf(8);
    const proof = eight.inclusionProof(7, 8);
    const claim = { leafHash: eight.leaf(7), proof, root: eight.root() };
    expect(verifyInclusion({ ...claim, index: 7, size: 8 })).toBe(true);
    expect(verifyInclusion({ ...claim, index: 0, size: 1 })).toBe(false);
    expect(verifyInclusion({ ...claim, index: 1, size: 2 })).toBe(false);
  });

  it('does not let the growth of a larger tree pass for that of a smaller one', () => {
    const eight = logOf(8);
    const claim = { oldRoot: eight.root(7), newRoot: eight.root(), proof: eight.consistencyProof(7, 8) };
    expect(verifyConsistency({ ...claim, oldSize: 7, newSize: 8 })).toBe(true);
    expect(verifyConsistency({ ...claim, oldSize: 3, newSize: 4 })).toBe(false);
  });

  it('does no work on a proof longer than any tree is deep', () => {
    const endless: Uint8Array[] = [];
    endless.length = 2 ** 32 - 1;
    expect(verifyInclusion({ ...inclusion, proof: endless })).toBe(false);
    expect(verifyConsistency({ ...consistency, proof: endless })).toBe(false);
  });

  it('follows a proof in the largest tree that has a size, and in none beyond', () => {
    const claim = climbing(64);
    expect(verifyInclusion({ ...claim, size: 2n ** 64n - 1n })).toBe(true);
    expect(verifyInclusion({ ...claim, size: 2n ** 64n })).toBe(false);
    expect(verifyInclusion({ ...climbing(63), size: 2n ** 64n - 1n })).toBe(false);
  });

  it('takes no size from a number that may have been rounded', () => {
    const claim = climbing(53);
    expect(verifyInclusion({ ...claim, size: 2n ** 53n })).toBe(true);
    expect(verifyInclusion({ ...claim, size: 2 ** 53 })).toBe(false);
  });
});

/** The first leaf under so many siblings on its right. */
function climbing(levels: number): Omit<InclusionClaim, 'size'> {
  const proof = Array.from({ length: levels }, () => leafHash('sibling'));
  const root = proof.reduce((hash, sibling) => nodeHash(hash, sibling), leafHash('first'));
  return { leafHash: leafHash('first'), index: 0, proof, root };
}

function logOf(size: number): MerkleLog {
  const log = new MerkleLog();
  for (let i = 0; i < size; i++) log.append(leafHash(`leaf ${i}`));
  return log;
}
