import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalEvent, canonicalJson } from './canonical.js';
import type { Envelope } from './envelope.js';

const wellFormed = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed());

describe('canonical JSON', () => {
  it('sorts members by UTF-16 code units, as RFC 8785 §3.2.3 does', () => {
    const members = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Object.values(JSON.parse(canonicalJson(members)) as object)).toHaveLength(7);
    expect(canonicalJson(members)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    );
  });

  it('prints numbers as ECMAScript does', () => {
    const numbers = [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0, 9007199254740993];
    expect(canonicalJson(numbers)).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0,9007199254740992]');
  });

  it('escapes what must be escaped and nothing else', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\/受')).toBe('"€$\\u000f\\nA\'B\\"\\\\/受"');
  });

  it('is the same whatever order the members came in', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'x' })).toBe(
      '{"a":"x","b":[1,{"c":true,"d":null}]}',
    );
    expect(canonicalJson({ a: 'x', b: [1, { c: true, d: null }] })).toBe(
      '{"a":"x","b":[1,{"c":true,"d":null}]}',
    );
  });

  it('leaves a member out that is undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it('is what the reference implementation makes of any JSON value, and reads back as that value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: wellFormed as never }), (value) => {
        const json = canonicalJson(value);
        expect(json).toBe(canonicalize(value));
        expect(canonicalJson(JSON.parse(json))).toBe(json);
      }),
    );
  });

  it.each([
    ['undefined', undefined],
    ['NaN', { a: NaN }],
    ['an infinity', [Infinity]],
    ['a lone surrogate', 'a\ud800b'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  it('of an event holds the envelope, whole', () => {
    const event: Envelope = {
      type: 'GuidelinePublished',
      id: '4f0c4a0e-3d0a-5a57-9f6e-0c3a7c1f2b11',
      version: 1,
      referenceId: 'g',
      recorded: { by: 'b', at: '2026-01-01T00:00:00.000Z' },
      data: { subject: 'CMC', agency: 'CDE' },
    };
    expect(canonicalEvent(event)).toBe(
      '{"data":{"agency":"CDE","subject":"CMC"},"id":"4f0c4a0e-3d0a-5a57-9f6e-0c3a7c1f2b11",' +
        '"recorded":{"at":"2026-01-01T00:00:00.000Z","by":"b"},"referenceId":"g","type":"GuidelinePublished","version":1}',
    );
  });
});
