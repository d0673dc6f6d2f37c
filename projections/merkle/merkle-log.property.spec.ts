import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { MerkleLog } from './merkle-log.js';
import {
  type ConsistencyClaim,
  type InclusionClaim,
  verifyConsistency,
  verifyInclusion,
} from './verification.js';

/** RFC 6962 §2.1 as it is printed: recursive, over raw leaves, nothing kept. */
const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const hashLeaf = (leaf: Uint8Array): Buffer => sha256(Buffer.of(0), leaf);

function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

function modelRoot(leaves: Uint8Array[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return hashLeaf(leaves[0]!);
  const k = split(leaves.length);
  return sha256(Buffer.of(1), modelRoot(leaves.slice(0, k)), modelRoot(leaves.slice(k)));
}

function modelPath(m: number, leaves: Uint8Array[]): Buffer[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return m < k
    ? [...modelPath(m, leaves.slice(0, k)), modelRoot(leaves.slice(k))]
    : [...modelPath(m - k, leaves.slice(k)), modelRoot(leaves.slice(0, k))];
}

function modelSubproof(m: number, leaves: Uint8Array[], whole: boolean): Buffer[] {
  if (m === leaves.length) return whole ? [] : [modelRoot(leaves)];
  const k = split(leaves.length);
  return m <= k
    ? [...modelSubproof(m, leaves.slice(0, k), whole), modelRoot(leaves.slice(k))]
    : [...modelSubproof(m - k, leaves.slice(k), false), modelRoot(leaves.slice(0, k))];
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const numbered = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => Buffer.from(`leaf ${i}`));

function logOf(leaves: Uint8Array[]): MerkleLog {
  const log = new MerkleLog();
  for (const leaf of leaves) log.append(hashLeaf(leaf));
  return log;
}

const ALL = Number(process.env['MERKLE_LEAVES'] ?? 70);

describe(`every log of up to ${ALL} leaves`, () => {
  const leaves = numbered(ALL);
  const log = logOf(leaves);

  it('has the root of the model', () => {
    for (let size = 0; size <= ALL; size++)
      expect(hex(log.root(size))).toBe(hex(modelRoot(leaves.slice(0, size))));
  });

  it('proves each leaf as the model does, and the proof verifies at its own index only', () => {
    for (let size = 1; size <= ALL; size++) {
      const tree = leaves.slice(0, size);
      const root = log.root(size);
      for (let index = 0; index < size; index++) {
        const proof = log.inclusionProof(index, size);
        expect(proof.map(hex)).toEqual(modelPath(index, tree).map(hex));
        const claim = { leafHash: hashLeaf(leaves[index]!), size, proof, root };
        const accepted = Array.from({ length: size + 1 }, (_, at) => at).filter((at) =>
          verifyInclusion({ ...claim, index: at }),
        );
        expect(accepted).toEqual([index]);
      }
    }
  });

  it('proves each growth as the model does, and the proof verifies', () => {
    for (let newSize = 1; newSize <= ALL; newSize++) {
      const tree = leaves.slice(0, newSize);
      const newRoot = log.root(newSize);
      for (let oldSize = 1; oldSize <= newSize; oldSize++) {
        const proof = log.consistencyProof(oldSize, newSize);
        expect(proof.map(hex)).toEqual(modelSubproof(oldSize, tree, true).map(hex));
        const claim = { oldSize, newSize, oldRoot: log.root(oldSize), newRoot, proof };
        expect(verifyConsistency(claim)).toBe(true);
        if (oldSize > 1) expect(verifyConsistency({ ...claim, oldSize: oldSize - 1 })).toBe(false);
        if (oldSize < newSize) expect(verifyConsistency({ ...claim, oldSize: oldSize + 1 })).toBe(false);
      }
    }
  });
});

const contents = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 400 });
const spread = (n: number, limit: number): number => n % limit;

describe('random logs', () => {
  it('agree with the model at a random pair of sizes, before and after a snapshot', () => {
    fc.assert(
      fc.property(contents, fc.nat(), fc.nat(), fc.nat(), (leaves, a, b, c) => {
        const newSize = 1 + spread(a, leaves.length);
        const oldSize = 1 + spread(b, newSize);
        const index = spread(c, newSize);
        const tree = leaves.slice(0, newSize);
        const grown = logOf(leaves);
        for (const log of [grown, MerkleLog.restore(grown.snapshot())]) {
          expect(hex(log.root(newSize))).toBe(hex(modelRoot(tree)));
          expect(log.inclusionProof(index, newSize).map(hex)).toEqual(modelPath(index, tree).map(hex));
          const growth = modelSubproof(oldSize, tree, true).map(hex);
          expect(log.consistencyProof(oldSize, newSize).map(hex)).toEqual(growth);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** One change to a list of hashes: a flipped bit, or a hash dropped, doubled, swapped with its neighbour, or added. */
function mutate(proof: readonly Uint8Array[], kind: number, at: number, bit: number): Uint8Array[] {
  const changed = proof.map((hash) => Uint8Array.from(hash));
  const place = proof.length === 0 ? 0 : at % proof.length;
  if (kind === 0 && proof.length > 0) flip(changed[place]!, bit);
  else if (kind === 1 && proof.length > 0) changed.splice(place, 1);
  else if (kind === 2 && proof.length > 1) changed.push(...changed.splice((place + 1) % proof.length, 1));
  else if (kind === 3) changed.splice(at % (proof.length + 1), 0, new Uint8Array(32).fill(bit));
  else changed.push(changed[place] ?? new Uint8Array(32));
  return changed;
}

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  bytes[Math.floor(bit / 8) % bytes.length]! ^= 1 << (bit % 8);
  return bytes;
}

const same = (a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean =>
  a.map(hex).join() === b.map(hex).join();

describe('a mutated proof', () => {
  const log = logOf(numbered(300));
  const arguments_ = [fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(4), fc.nat(), fc.nat(255)] as const;

  it('of inclusion is refused, and so is a flipped root or leaf', () => {
    fc.assert(
      fc.property(...arguments_, (size, a, kind, at, bit) => {
        const index = a % size;
        const right: InclusionClaim = {
          leafHash: log.leaf(index),
          index,
          size,
          proof: log.inclusionProof(index, size),
          root: log.root(size),
        };
        expect(verifyInclusion(right)).toBe(true);
        const proof = mutate(right.proof, kind, at, bit);
        fc.pre(!same(proof, right.proof));
        expect(verifyInclusion({ ...right, proof })).toBe(false);
        expect(verifyInclusion({ ...right, root: flip(log.root(size), bit) })).toBe(false);
        expect(verifyInclusion({ ...right, leafHash: flip(log.leaf(index), bit) })).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('of consistency is refused, and so is a flipped root', () => {
    fc.assert(
      fc.property(...arguments_, (newSize, a, kind, at, bit) => {
        const oldSize = 1 + (a % newSize);
        const right: ConsistencyClaim = {
          oldSize,
          newSize,
          oldRoot: log.root(oldSize),
          newRoot: log.root(newSize),
          proof: log.consistencyProof(oldSize, newSize),
        };
        expect(verifyConsistency(right)).toBe(true);
        const proof = mutate(right.proof, kind, at, bit);
        fc.pre(!same(proof, right.proof));
        expect(verifyConsistency({ ...right, proof })).toBe(false);
        expect(verifyConsistency({ ...right, oldRoot: flip(log.root(oldSize), bit) })).toBe(false);
        expect(verifyConsistency({ ...right, newRoot: flip(log.root(newSize), bit) })).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not hide a rewritten past: no proof of the rewritten log joins the head that was kept', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 299 }),
        fc.nat(),
        fc.integer({ min: 1, max: 300 }),
        (oldSize, a, b) => {
          const leaves = numbered(300);
          leaves[a % oldSize] = Buffer.from('rewritten');
          const rewritten = logOf(leaves);
          const newSize = Math.max(oldSize, b);
          expect(
            verifyConsistency({
              oldSize,
              newSize,
              oldRoot: log.root(oldSize),
              newRoot: rewritten.root(newSize),
              proof: rewritten.consistencyProof(oldSize, newSize),
            }),
          ).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
  });
});
