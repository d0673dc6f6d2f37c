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

  const broken: [name: string, parts: MerkleSnapshot[]][] = [
    ['a gap between parts', [whole, { since: 14, size: 14, levels: [] }]],
    ['the same part twice', [whole, whole]],
    ['a part without its beginning', [grow(new MerkleLog(), 13).snapshot(4)]],
    ['a size that steps back', [whole, { since: 13, size: 12, levels: [] }]],
    ['a size that is no whole number', [{ ...whole, size: 13.5 }]],
    ['a size beyond any log', [{ ...whole, size: 2 ** 40 }]],
    ['another size', [{ ...whole, size: 14 }]],
    ['a missing level', [withLevels(whole.levels.slice(0, -1))]],
    ['a level too many', [withLevels([...whole.levels, new Uint8Array(32)])]],
    ['a truncated level', [withLevels([...whole.levels.slice(0, -1), new Uint8Array(31)])]],
    ['no level at all', [withLevels([])]],
  ];

  it.each(broken)('%s is refused', (_name, parts) => {
    expect(() => MerkleLog.restore(...parts)).toThrow(RangeError);
  });
});
