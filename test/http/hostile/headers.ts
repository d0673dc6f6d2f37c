import { posted, type Malformed } from './malformed.js';
import { SUBJECT } from './statements.js';

const WHOLE = JSON.stringify({
  type: 'AliasAsserted',
  source: { title: 'A test' },
  data: { name: { text: 'New name', kind: 'brand' } },
});

/** Header values as Node reads them: one character a byte. */
const BAD_VALUES: Readonly<Record<string, string>> = {
  empty: '',
  blank: '   ',
  'too long': 'x'.repeat(201),
  'a byte that no UTF-8 has': '\xff',
  'Latin-1': 'Ren\xe9',
  'a cut character': '\xe8\x89',
  'an overlong NUL': '\xc0\x80',
  'a surrogate': '\xed\xa0\x80',
  'a control character': 'a\x07b',
  DEL: 'a\x7fb',
  'a line separator': Buffer.from('a\u2028b', 'utf8').toString('latin1'),
};

export const MALFORMED_HEADERS: readonly Malformed[] = ['x-actor', 'idempotency-key'].flatMap((header) =>
  Object.entries(BAD_VALUES).map(([name, value]) => ({
    name: `${header} is ${name}`,
    asked: posted(`products/${SUBJECT}/events`, WHOLE, {
      'content-type': 'application/json',
      [header]: value,
    }),
    field: header,
    status: 400,
  })),
);
