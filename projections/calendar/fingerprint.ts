/**
 * 32-bit FNV-1a over the bytes of whole numbers, least significant first, as eight hexadecimal digits: tells two
 * tables apart, and is no proof against a forger.
 * Source: Fowler, Noll and Vo, FNV-1a, 32 bits (draft-eastlake-fnv).
 */
export function fingerprint(numbers: Int32Array): string {
  let hash = 0x811c9dc5;
  for (const number of numbers)
    for (let shift = 0; shift < 32; shift += 8)
      hash = Math.imul(hash ^ ((number >>> shift) & 0xff), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
