import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { UuidIndex } from './uuid-index.js';

const uuid = (n: number): string => {
  const hex = createHash('sha1').update(String(n)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
const filled = (uuids: readonly string[], index = new UuidIndex()): UuidIndex => {
  for (const each of uuids) index.push(each);
  return index;
};
const readBack = (index: UuidIndex): Record<string, Uint8Array> => {
  const { words, slots } = index.save();
  const file = Buffer.concat([Buffer.from('head'), words!, slots!]);
  return {
    words: file.subarray(4, 4 + words!.byteLength),
    slots: file.subarray(4 + words!.byteLength),
  };
};

describe('an index of UUIDs', () => {
  it('numbers them from 1 as they come, through every growth', () => {
    const uuids = Array.from({ length: 20_000 }, (_, n) => uuid(n));
    const index = filled(uuids);
    expect(index.size).toBe(20_000);
    expect(uuids.every((each, n) => index.ordinalOf(each) === n + 1)).toBe(true);
    expect(index.ordinalOf(uuid(20_000))).toBeUndefined();
  });

  it.each(['', 'p', 'not-a-uuid', uuid(1).toUpperCase(), ` ${uuid(1)}`, uuid(1).replaceAll('-', '')])(
    'knows no %j',
    (text) => {
      expect(filled([uuid(1)]).ordinalOf(text)).toBeUndefined();
    },
  );

  it('answers like a map, among UUIDs that share words, and after a restart', () => {
    const word = fc.constantFrom('00000000', '00000001', 'ffffffff', '80000000', '7fffffff');
    const clashing = fc
      .tuple(word, word, word, word)
      .map(([a, b, c, d]) => `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`);
    fc.assert(
      fc.property(fc.uniqueArray(clashing), fc.array(clashing), fc.nat(), (uuids, asked, cut) => {
        const map = new Map(uuids.map((each, n) => [each, n + 1]));
        const half = cut % (uuids.length + 1);
        const index = filled(uuids);
        const restarted = filled(
          uuids.slice(half),
          new UuidIndex().load(readBack(filled(uuids.slice(0, half)))),
        );
        expect(restarted.size).toBe(uuids.length);
        for (const each of [...uuids, ...asked]) {
          expect(index.ordinalOf(each)).toBe(map.get(each));
          expect(restarted.ordinalOf(each)).toBe(map.get(each));
        }
      }),
    );
  });
});
