import fc from 'fast-check';
import { isPlain } from './plain-json.js';
import { MAX_DEPTH, parseStrictJson, StrictJsonError } from './strict-json.js';

/** Numbers that may not be exact, wherever they stand. */
const UNSAFE = /\d{16,}|\d[eE][+-]?\d/;

const values = fc.jsonValue({ maxDepth: 4 });

const refusalOf = (text: string): StrictJsonError | undefined => {
  try {
    parseStrictJson(text);
    return undefined;
  } catch (error) {
    if (error instanceof StrictJsonError) return error;
    throw error;
  }
};

describe('strict JSON', () => {
  it('reads whatever a value is written as, with white space or without', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        if (!UNSAFE.test(text)) expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds a key given twice wherever it stands', () => {
    fc.assert(
      fc.property(values, values, fc.string(), (before, after, key) => {
        const name = JSON.stringify(key);
        const text = `[${JSON.stringify(before)},{${name}:1,"other":[{}],${name}:${JSON.stringify(after)}}]`;
        fc.pre(key !== 'other' && !UNSAFE.test(text));
        expect(refusalOf(text)?.rule).toBe('is given twice');
      }),
    );
  });

  it.each<[string, string, string, RegExp]>([
    ['a key written in two ways', '{"a":1,"\\u0061":2}', 'a', /given twice/],
    ['a key after an escaped quotation mark', '{"a":"\\\\","a":2}', 'a', /given twice/],
    ['an integer that is rounded', '{"a":{"b":9007199254740993}}', 'a.b', /cannot hold exactly/],
    ['a number that is infinite', '{"a":1e999}', 'a', /cannot hold exactly/],
    ['a lone surrogate', '{"a":"\\ud800x"}', 'a', /lone surrogate/],
    ['a lone surrogate in a key', '{"\\udc00":1}', '', /lone surrogate/],
    ['too many levels', '['.repeat(MAX_DEPTH + 1) + ']'.repeat(MAX_DEPTH + 1), '', /levels deep/],
    ['no JSON', '{"a":}', '', /is not JSON/],
  ])('refuses %s', (_what, text, field, rule) => {
    expect(refusalOf(text)).toMatchObject({ field, rule: expect.stringMatching(rule) });
  });

  it.each([
    '{"a":"\\ud83d\\ude00"}',
    '{"a":9007199254740991}',
    '{"a":1.5e3}',
    '{"__proto__":1}',
    '"a:\\"b\\":{"',
  ])('reads %s', (text) => {
    expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  });

  it('needs no second look at an ordinary text', () => {
    const text = '{"a":{"b":["c:\\"d",-1.25,true,null]},"e":123456789012345}';
    expect(isPlain(text, JSON.parse(text), MAX_DEPTH)).toBe(true);
  });
});
