import type { Projection, Snapshot } from '../projection.js';
import { leafHash } from './hashing.js';
import { MerkleLog } from './merkle-log.js';

/** The Merkle tree over the log: leaf n is the hash of the stored bytes of the event at position n + 1. */
export const merkleProjection: Projection<MerkleLog> = {
  name: 'merkle',
  version: 1,
  initial: () => new MerkleLog(),
  fold: (tree, _event, body) => void tree.append(leafHash(body)),
  save: (tree) => {
    const { size, levels } = tree.snapshot();
    const entries = levels.map((bytes, level) => [`level-${level}`, bytes] as const);
    return { size: new TextEncoder().encode(String(size)), ...Object.fromEntries(entries) };
  },
  load: (snapshot) => {
    const size = Number(new TextDecoder().decode(snapshot['size']));
    return MerkleLog.restore({ since: 0, size, levels: levelsOf(snapshot) });
  },
};

function levelsOf(snapshot: Snapshot): Uint8Array[] {
  const levels: Uint8Array[] = [];
  for (let bytes; (bytes = snapshot[`level-${levels.length}`]);) levels.push(bytes);
  return levels;
}
