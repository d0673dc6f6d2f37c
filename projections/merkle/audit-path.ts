/** The side on which a sibling stands. */
export type Side = 'left' | 'right';

/**
 * On which side each hash of an inclusion proof stands, from the leaf upwards (RFC 9162 §2.1.3.2). It hashes nothing:
 * whoever checks a proof brings a hash of his own.
 * @param index of the leaf, from 0
 * @param size leaves of the tree
 * @param length hashes of the proof
 * @returns undefined where no proof of that length belongs to the leaf
 */
export function auditPath(index: bigint, size: bigint, length: number): Side[] | undefined {
  if (index < 0n || index >= size) return undefined;
  let fn = index;
  let sn = size - 1n;
  const sides: Side[] = [];
  while (sides.length < length) {
    if (sn === 0n) return undefined;
    if (isOdd(fn) || fn === sn) {
      sides.push('left');
      [fn, sn] = climb(fn, sn);
    } else {
      sides.push('right');
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n ? sides : undefined;
}

/** Past the levels at which the node has no sibling to its right. */
export function climb(fn: bigint, sn: bigint): [fn: bigint, sn: bigint] {
  while (!isOdd(fn) && fn !== 0n) {
    fn >>= 1n;
    sn >>= 1n;
  }
  return [fn, sn];
}

export const isOdd = (n: bigint): boolean => (n & 1n) === 1n;
