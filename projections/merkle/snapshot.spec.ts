import { leafHash } from './hashing.js';
import { MerkleLog } from './merkle-log.js';
import type { MerkleSnapshot } from './snapshot.js';

function grow(log: MerkleLog, size: number): MerkleLog {
  while (log.size < size) log.append(leafHash(`leaf ${log.size}`));
  return log;
}

/** Everything that can be asked of a log, so that two can be compared. */
function answers(log: MerkleLog): unknown {
  const sizes = Array.from({ length: log.size }, (_, index) => index + 1);
  return sizes.map((size) => [
    log.root(size),
    log.inclusionProof(size - 1, log.size),
    log.consistencyProof(size, log.size),
  ]);
}

describe('the snapshot of a Merkle log', () => {
  it('restores a log of any size that answers and grows like the original', () => {
    for (let size = 0; size <= 40; size++) {
      const log = grow(new MerkleLog(), size);
      const restored = MerkleLog.restore(log.snapshot());
      expect(restored.size).toBe(size);
      expect(answers(restored)).toEqual(answers(log));
      expect(grow(restored, size + 9).root()).toEqual(grow(log, size + 9).root());
    }
  });

  it('may be taken in parts, each of what was added since the last', () => {
    for (const sizes of [
      [0, 1, 2, 3],
      [5, 8, 21],
      [16, 16, 33],
      [1, 40],
      [31, 32],
    ]) {
      const log = new MerkleLog();
      const parts = sizes.map((size) => {
        const since = log.size;
        return grow(log, size).snapshot(since);
      });
      expect(answers(MerkleLog.restore(...parts))).toEqual(answers(log));
    }
  });

  it('holds 32 bytes per leaf and per complete subtree', () => {
    const { since, size, levels } = grow(new MerkleLog(), 13).snapshot();
    expect([since, size]).toEqual([0, 13]);
    expect(levels.map((bytes) => bytes.length / 32)).toEqual([13, 6, 3, 1]);
  });

  it('describes the empty log by nothing at all', () => {
    expect(MerkleLog.restore().size).toBe(0);
    expect(MerkleLog.restore({ since: 0, size: 0, levels: [] }).size).toBe(0);
  });
});

describe('a snapshot that does not fit', () => {
  const whole = grow(new MerkleLog(), 13).snapshot();
  const withLevels = (levels: Uint8Array[]): MerkleSnapshot => ({ ...whole, levels });

  const broken: [name: string, message: string, parts: MerkleSnapshot[]][] = [
    [
      'a gap between parts',
      'continues a log of 14 leaves, not of 13',
      [whole, { since: 14, size: 14, levels: [] }],
    ],
    ['the same part twice', 'continues a log of 0 leaves, not of 13', [whole, whole]],
    ['a part without its beginning', 'continues a log of 4', [grow(new MerkleLog(), 13).snapshot(4)]],
    ['a size that steps back', 'from 13 to 12 leaves', [whole, { since: 13, size: 12, levels: [] }]],
    ['a size that is no whole number', 'from 0 to 13.5 leaves', [{ ...whole, size: 13.5 }]],
    ['a size beyond any log', 'at most', [{ ...whole, size: 2 ** 40 }]],
    ['another size', 'level 0 of the snapshot has 416 bytes where 448 are due', [{ ...whole, size: 14 }]],
    ['a missing level', 'level 3 of the snapshot has 0', [withLevels(whole.levels.slice(0, -1))]],
    [
      'a level too many',
      'level 4 of the snapshot has 32',
      [withLevels([...whole.levels, new Uint8Array(32)])],
    ],
    ['a truncated level', 'level 3', [withLevels([...whole.levels.slice(0, -1), new Uint8Array(31)])]],
    ['no level at all', 'level 0', [withLevels([])]],
  ];

  it.each(broken)('%s is refused', (_name, message, parts) => {
    expect(() => MerkleLog.restore(...parts)).toThrow(RangeError);
    expect(() => MerkleLog.restore(...parts)).toThrow(message);
  });
});
