import fc from 'fast-check';

/** Texts that have broken a parser, a path, a query, a log or a page somewhere. */
const TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\r\nX-Injected: 1',
  '\u2028',
  '\ud800',
  '\ufeff',
  '\u202egnp.exe',
  'e\u0301'.repeat(50),
  '𝒳'.repeat(200),
  '../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%',
  '%zz',
  "' OR '1'='1",
  '"; DROP TABLE events; --',
  '${7*7}{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '=cmd|"/c calc"!A1',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e309',
  '9007199254740993',
  '0x7fffffff',
  'position:-1',
  'position:9007199254740993',
  '-271821-04-20',
  '+275760-09-13',
  '9999-12-31T23:59:60Z',
  '0000-00-00',
  '2025-02-30',
  '2025-XX-XX',
  '../2024-01-18',
  '2024-01/..',
  '2024~',
  '156u-12-25',
  'x'.repeat(10_000),
  '艾米迈托赛'.repeat(100),
];

export const hostileText = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ maxLength: 400 }),
  );

const deep = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inside) => [inside], 'x');

/** Any value that JSON holds, and those that break what expects another. */
export const hostileJson = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    hostileText(),
    fc.constantFrom<unknown>(
      ...[null, true, false, 0, -1, 1.5, 1e308, -1e-308, 2 ** 53, [], {}, [[]], [null], { '': '' }],
      ...[deep(40), deep(70), { $ref: '#' }, { constructor: { prototype: 1 } }, { length: 1e9 }],
    ),
    fc.jsonValue({ maxDepth: 3 }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
