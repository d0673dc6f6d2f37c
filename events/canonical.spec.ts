import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { CanonicalFact, canonicalEvent, canonicalJson } from './canonical.js';
import type { Fact, Recorded } from './envelope.js';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('药', '\u2028', '"\\', '\u0000', '😀', '10', '9'),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 40 }),
  ),
})).value;

describe('canonical JSON', () => {
  it('is what another implementation of RFC 8785 makes of the same value', () => {
    fc.assert(
      fc.property(json, (value) => canonicalJson(value) === canonicalize(value)),
      { numRuns: 2_000 },
    );
  });

  it('says the same as the value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves out a member that is undefined', () => {
    expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
  });

  it.each([[NaN], [Infinity], [undefined], ['\ud800'], [{ '\udc00': 1 }], [[undefined]], [1n]])(
    'refuses what JSON cannot hold: %p',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});

describe('a fact that is canonicalised once', () => {
  const fact = fc.record(
    {
      type: text,
      version: fc.integer(),
      data: fc.dictionary(text, json),
      productId: text,
      referenceId: text,
      effectiveOn: text,
      announcedOn: text,
      source: fc.dictionary(text, text),
    },
    { requiredKeys: ['type', 'version', 'data'] },
  ) as fc.Arbitrary<unknown> as fc.Arbitrary<Fact>;
  const recorded = fc.record(
    { at: text, by: text, reason: fc.record({ code: text, text }) },
    { requiredKeys: ['at', 'by'] },
  ) as fc.Arbitrary<unknown> as fc.Arbitrary<Recorded>;

  it('is the canonical JSON of the fact, and makes that of its envelope', () => {
    fc.assert(
      fc.property(fact, recorded, fc.uuid(), (given, record, id) => {
        const canonical = CanonicalFact.of(given);
        expect(canonical.json).toBe(canonicalJson(given));
        expect(canonical.envelope(id, canonicalJson(record))).toBe(
          canonicalEvent({ ...given, id, recorded: record }),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
