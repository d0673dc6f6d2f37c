import { posted, type Malformed } from './malformed.js';
import { SUBJECT } from './statements.js';

const EVENTS = `products/${SUBJECT}/events`;
const alias = (name: string): string =>
  `{"type":"AliasAsserted","source":{"title":"A test"},"data":{"name":{"text":${name},"kind":"brand"}}}`;
const WHOLE = alias('"New name"');
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const listed = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

const NOT_JSON: Readonly<Record<string, string>> = {
  empty: '',
  blank: '  \n',
  truncated: WHOLE.slice(0, -3),
  'a trailing comma': `${WHOLE.slice(0, -1)},}`,
  'a comment': `/* hello */${WHOLE}`,
  'single quotes': WHOLE.replaceAll('"', "'"),
  'two values': WHOLE + WHOLE,
  NaN: alias('NaN'),
  Infinity: alias('Infinity'),
  undefined: 'undefined',
  'a raw control character': alias('"a\u0001b"'),
  'a raw line end in a string': alias('"a\nb"'),
  'a number with a leading zero': alias('007'),
  'a bad escape': alias('"\\x41"'),
  'a half escape': alias('"\\u00"'),
  'a form': 'type=AliasAsserted&name=x',
  XML: '<event/>',
  CSV: 'type,name\nAliasAsserted,x\n',
};

const NO_OBJECT: Readonly<Record<string, string>> = {
  'an array': '[]',
  'an array of statements': `[${WHOLE}]`,
  'a string': '"AliasAsserted"',
  'a number': '7',
  true: 'true',
  null: 'null',
};

/** Each with the field that is wrong. */
const STRICT: readonly (readonly [name: string, payload: string, field: string])[] = [
  ['a key twice', WHOLE.replace('{', '{"type":"MarketingApproved",'), 'type'],
  ['a key twice, deep', WHOLE.replace('"kind"', '"kind":"inn","kind"'), 'data.name.kind'],
  ['a key twice, escaped once', WHOLE.replace('{', '{"\\u0074ype":"AliasAsserted",'), 'type'],
  ['a key twice with the same value', WHOLE.replace('{', '{"type":"AliasAsserted",'), 'type'],
  ['too large a number', alias('9007199254740993'), 'data.name.text'],
  ['too small a number', alias('-9007199254740993'), 'data.name.text'],
  ['a number beyond doubles', alias('1e400'), 'data.name.text'],
  ['a long number', alias('1'.repeat(400)), 'data.name.text'],
  ['65 levels', nested(65), ''],
  ['65 lists', listed(65), ''],
  ['5,000 levels', nested(5_000), ''],
  ['200,000 lists', listed(200_000), ''],
  ['an escaped NUL', alias('"a\\u0000b"'), 'data.name.text'],
  ['an escaped control character', alias('"a\\u001fb"'), 'data.name.text'],
  ['an escaped lone surrogate', alias('"a\\ud800b"'), 'data.name.text'],
  ['an escaped low surrogate', alias('"\\udc00"'), 'data.name.text'],
  ['surrogates the wrong way round', alias('"\\udc00\\ud800"'), 'data.name.text'],
  ['a lone surrogate as a key', WHOLE.replace('"data":{', '"data":{"\\ud800":1,'), 'data'],
  ['NUL as a key', WHOLE.replace('"data":{', '"data":{"\\u0000":1,'), 'data'],
  ['an empty key', WHOLE.replace('"data":{', '"data":{"":1,'), 'data'],
  ['__proto__', WHOLE.replace('"data":{', '"data":{"__proto__":{"kind":1},'), 'data.__proto__'],
  ['__proto__ of the whole', WHOLE.replace('{', '{"__proto__":{"type":"x"},'), '__proto__'],
  ['constructor', WHOLE.replace('{', '{"constructor":{"prototype":{}},'), 'constructor'],
  ['toString', WHOLE.replace('"data":{', '"data":{"toString":1,'), 'data.toString'],
  ['the type of another prototype', WHOLE.replace('AliasAsserted', 'constructor'), 'type'],
  ['no such type', WHOLE.replace('AliasAsserted', 'AliasDenied'), 'type'],
  ['a type in another case', WHOLE.replace('AliasAsserted', 'aliasasserted'), 'type'],
  ['no type', WHOLE.replace('"type":"AliasAsserted",', ''), 'type'],
  ['a version there is not', WHOLE.replace('{', '{"version":2,'), 'version'],
  ['the id, which callers do not give', WHOLE.replace('{', '{"id":"x",'), 'id'],
  [
    'the record, which callers do not give',
    WHOLE.replace('{', '{"recorded":{"at":"2020-01-01T00:00:00.000Z"},'),
    'recorded',
  ],
  ['the position, which callers do not give', WHOLE.replace('{', '{"position":1,'), 'position'],
  ['the subject, which the address names', WHOLE.replace('{', '{"productId":"other",'), 'productId'],
];

const BYTES: Readonly<Record<string, Buffer>> = {
  'a byte that no UTF-8 has': Buffer.concat([
    Buffer.from(WHOLE.slice(0, 20)),
    Buffer.from([0xff]),
    Buffer.from(WHOLE.slice(20)),
  ]),
  GB18030: Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xb0, 0xac, 0xc3, 0xd7]), Buffer.from('"}')]),
  'Latin-1': Buffer.from('{"a":"é"}', 'latin1'),
  'UTF-16': Buffer.from(WHOLE, 'utf16le'),
  'an overlong NUL': Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0x80]), Buffer.from('"}')]),
  'a surrogate in CESU-8': Buffer.concat([
    Buffer.from('{"a":"'),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from('"}'),
  ]),
  'a cut character': Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xe8, 0x89]), Buffer.from('"}')]),
  gzip: Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0]),
  zeros: Buffer.alloc(1000),
};

const MEDIA_TYPES = [
  'text/plain',
  'text/html',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/problem+json',
  'application/jsonp',
  'text/json',
  'text/csv',
  'application/x-ndjson',
  'application/ndjson',
  'nonsense',
  'a/b/c',
  '*/*',
];

const routes = [EVENTS, 'products', `products/${SUBJECT}/filings`, 'references/hostile/events'];

export const MALFORMED_BODIES: readonly Malformed[] = [
  ...routes.flatMap((url) => [
    ...Object.entries({ ...NOT_JSON, ...NO_OBJECT }).map(([name, payload]) => ({
      name: `${url}: ${name}`,
      asked: posted(url, payload),
      field: '',
      status: 400,
    })),
    ...Object.entries(BYTES).map(([name, payload]) => ({
      name: `${url}: ${name}`,
      asked: posted(url, payload),
      field: '',
      status: 400,
    })),
    ...MEDIA_TYPES.map((type) => ({
      name: `${url} as ${type}`,
      asked: posted(url, WHOLE, { 'content-type': type }),
      status: 415,
    })),
    { name: `${url} as nothing`, asked: posted(url, WHOLE, {}), status: 415 },
  ]),
  ...STRICT.map(([name, payload, field]) => ({
    name: `a body with ${name}`,
    asked: posted(EVENTS, payload),
    field,
    status: 400,
  })),
  ...[1_048_577, 10_485_760].map((size) => ({
    name: `a body of ${size} bytes`,
    asked: posted(EVENTS, `{"a":"${'x'.repeat(size - 8)}"}`),
    field: '',
    status: 413,
  })),
];
