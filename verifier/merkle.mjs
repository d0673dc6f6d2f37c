import { createHash, hash } from 'node:crypto';

/** RFC 6962 hashing: leaves under 0x00, nodes under 0x01, SHA-256. */
const SCRATCH = 1 << 16;
const leaf = Buffer.alloc(SCRATCH);
const pair = Buffer.alloc(65, 1);

export const emptyRoot = () => hash('sha256', '', 'buffer');

export function leafHash(bytes) {
  if (bytes.length >= SCRATCH) return createHash('sha256').update(Buffer.alloc(1)).update(bytes).digest();
  bytes.copy(leaf, 1);
  return Buffer.from(hash('sha256', leaf.subarray(0, bytes.length + 1), 'binary'), 'binary');
}

export function nodeHash(left, right) {
  left.copy(pair, 1);
  right.copy(pair, 33);
  return Buffer.from(hash('sha256', pair, 'binary'), 'binary');
}

/**
 * The root of a growing list of leaves, holding no more than one hash a level: each entry is the root of a complete
 * subtree, the largest first.
 */
export class GrowingTree {
  size = 0;
  #subtrees = [];

  add(hashOfLeaf) {
    let node = hashOfLeaf;
    for (let place = this.size; place % 2 === 1; place = (place - 1) / 2)
      node = nodeHash(this.#subtrees.pop(), node);
    this.#subtrees.push(node);
    this.size++;
  }

  root() {
    return (
      this.#subtrees.reduceRight((root, node) => (root ? nodeHash(node, root) : node), undefined) ??
      emptyRoot()
    );
  }
}

/** Whether the hashes show that the tree of `to` leaves begins with that of `from`: RFC 9162 §2.1.4.2. */
export function isConsistent({ from, to, fromRoot, toRoot, hashes }) {
  if (from === to) return hashes.length === 0 && fromRoot.equals(toRoot);
  const path = (BigInt(from) & (BigInt(from) - 1n)) === 0n ? [fromRoot, ...hashes] : [...hashes];
  if (path.length === 0) return false;
  let fn = BigInt(from) - 1n;
  let sn = BigInt(to) - 1n;
  for (; fn & 1n; sn >>= 1n) fn >>= 1n;
  let [older] = path;
  let newer = older;
  for (const node of path.slice(1)) {
    if (sn === 0n) return false;
    if (fn & 1n || fn === sn) {
      older = nodeHash(node, older);
      newer = nodeHash(node, newer);
      for (; !(fn & 1n) && fn !== 0n; sn >>= 1n) fn >>= 1n;
    } else {
      newer = nodeHash(newer, node);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && older.equals(fromRoot) && newer.equals(toRoot);
}
