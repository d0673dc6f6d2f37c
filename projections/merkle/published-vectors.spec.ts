import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyConsistency, verifyInclusion } from './verification.js';

/** The proof vectors that transparency-dev publishes, joined in one file. */
const SHARED = process.env['CLOCKSTOP_SHARED_DATA'] ?? join(__dirname, '../../../shared/data');
const FILE = join(SHARED, 'merkle/vectors.json');

interface Vector {
  readonly name: string;
  readonly wantErr: boolean;
  /** base64 */
  readonly proof: string[] | null;
}
interface InclusionVector extends Vector {
  readonly leafIdx: string;
  readonly treeSize: string;
  readonly leafHash: string;
  readonly root: string;
}
interface ConsistencyVector extends Vector {
  readonly size1: string;
  readonly size2: string;
  readonly root1: string;
  readonly root2: string;
}
interface Vectors {
  readonly inclusion: InclusionVector[];
  readonly consistency: ConsistencyVector[];
}

/** Integers are quoted before parsing: 18446744073709551615 is one of them, and a JSON number would round it. */
function read(): Vectors {
  const text = readFileSync(FILE, 'utf8');
  return JSON.parse(
    text.replace(/^("(?:leafIdx|treeSize|size1|size2)": )(\d+)(?=,$)/gm, '$1"$2"'),
  ) as Vectors;
}

const bytes = (base64: string): Uint8Array => Buffer.from(base64, 'base64');
const path = (proof: string[] | null): Uint8Array[] => (proof ?? []).map(bytes);

if (existsSync(FILE)) {
  const { inclusion, consistency } = read();

  describe('the published vectors', () => {
    it('are all here, the largest index whole', () => {
      expect([inclusion.length, consistency.length]).toEqual([98, 98]);
      expect(inclusion.some(({ leafIdx }) => leafIdx === '18446744073709551615')).toBe(true);
      expect(inclusion.filter(({ wantErr }) => !wantErr)).not.toHaveLength(0);
      expect(consistency.filter(({ wantErr }) => !wantErr)).not.toHaveLength(0);
    });

    it.each(inclusion)('inclusion $name', ({ leafIdx, treeSize, leafHash, root, proof, wantErr }) => {
      const claim = {
        leafHash: bytes(leafHash),
        index: BigInt(leafIdx),
        size: BigInt(treeSize),
        proof: path(proof),
        root: bytes(root),
      };
      expect(verifyInclusion(claim)).toBe(!wantErr);
    });

    it.each(consistency)('consistency $name', ({ size1, size2, root1, root2, proof, wantErr }) => {
      const claim = {
        oldSize: BigInt(size1),
        newSize: BigInt(size2),
        oldRoot: bytes(root1),
        newRoot: bytes(root2),
        proof: path(proof),
      };
      expect(verifyConsistency(claim)).toBe(!wantErr);
    });
  });
} else {
  describe('the published vectors', () => {
    it.skip(`are not at ${FILE}: name their folder in CLOCKSTOP_SHARED_DATA`, () => undefined);
  });
}
