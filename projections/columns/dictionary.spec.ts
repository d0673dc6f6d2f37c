import fc from 'fast-check';
import { Dictionary } from './dictionary.js';

const textsOf = (dictionary: Dictionary): string[] =>
  Array.from({ length: dictionary.size }, (_, code) => dictionary.textOf(code));
const filled = (texts: readonly string[]): Dictionary => {
  const dictionary = new Dictionary();
  for (const text of texts) dictionary.encode(text);
  return dictionary;
};

describe('a dictionary', () => {
  it('numbers strings in the order of first sight', () => {
    const dictionary = filled(['b', 'a', 'b', 'c', 'a']);
    expect(textsOf(dictionary)).toEqual(['b', 'a', 'c']);
    expect(dictionary.encode('c')).toBe(2);
    expect(dictionary.codeOf('a')).toBe(1);
    expect(dictionary.codeOf('A')).toBeUndefined();
  });

  it('tells their order at any time', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.string({ maxLength: 3 }))), (runs) => {
        const dictionary = new Dictionary();
        for (const run of runs) {
          for (const text of run) dictionary.encode(text);
          const texts = Array.from(dictionary.inOrder(), (code) => dictionary.textOf(code));
          expect(texts).toEqual(textsOf(dictionary).sort());
        }
        expect(new Dictionary().load(dictionary.save()).inOrder()).toEqual(dictionary.inOrder());
      }),
    );
  });

  it('finds the strings that hold a text, whatever came since and whatever was loaded', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '受', '\ud83d'), maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(text)), fc.uniqueArray(text), text, (runs, later, part) => {
        let dictionary = new Dictionary();
        const check = () => {
          const holding = textsOf(dictionary).flatMap((each, code) => (each.includes(part) ? [code] : []));
          expect(dictionary.holding(part)).toEqual(holding);
          expect(textsOf(dictionary).map((each, code) => each.length - dictionary.lengthOf(code))).toEqual(
            Array.from({ length: dictionary.size }, () => 0),
          );
        };
        for (const run of runs) {
          const before = textsOf(dictionary);
          for (const each of run) dictionary.encode(each);
          check();
          expect(textsOf(dictionary)).toEqual([...new Set([...before, ...run])]);
        }
        if (textsOf(dictionary).every((each) => each.isWellFormed()))
          dictionary = new Dictionary().load(dictionary.save());
        for (const each of later) dictionary.encode(each);
        check();
      }),
    );
  });

  const traps = [
    '艾米迈托赛注射液',
    'é',
    'e\u0301',
    '𠮷野家',
    '👩‍⚕️',
    '',
    'ﬁ',
    '\u0000',
    'CD19',
    'ß',
    '\u2028',
  ];

  it.each([...traps, '\ufeffAcme'])('keeps %j, first or last, through a save', (text) => {
    for (const texts of [[text, 'x', '注射'], ['x', '注射', text], [text]])
      expect(textsOf(new Dictionary().load(filled(texts).save()))).toEqual(texts);
  });

  it('is after a save what it was before, and goes on numbering', () => {
    const unit = fc.constantFrom(...traps, 'a', 'b', '\ufeff', '受');
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 4 })), fc.string({ unit }), (texts, more) => {
        const dictionary = filled(texts);
        const loaded = new Dictionary().load(dictionary.save());
        expect(textsOf(loaded)).toEqual(textsOf(dictionary));
        expect(loaded.codeOf(more)).toBe(dictionary.codeOf(more));
        expect(loaded.encode(more)).toBe(dictionary.encode(more));
        expect(textsOf(loaded)).toEqual(textsOf(dictionary));
      }),
    );
  });
});
