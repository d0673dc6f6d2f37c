import type { Operation } from '../document.js';
import { got, type Malformed } from './malformed.js';

const NOT_TEXT = ['', '%00', '%20', '%0B', 'a%00b', '%EF%BF%BF', '%E2%80%A8'];
const NOT_WHOLE = [
  '',
  '-1',
  '1.5',
  '1e3',
  '0x10',
  '010',
  '%201',
  '1%20',
  'x',
  'NaN',
  '9007199254740993',
  '%D9%A1',
  'null',
  '[]',
];
const NOT_A_DAY = [
  '2025-02-30',
  '2023-02-29',
  '2025-00-01',
  '01/02/2025',
  '2025-13-01',
  '2025-1-2',
  '20250102',
  '2025-W43',
  '2025',
  '2025-01',
  '2025-01-02T00:00:00Z',
  '../2025-01-02',
  '2025-01-02/2025-01-03',
  'today',
  '%EF%BC%92025-01-02',
  '',
  '2025-01-02%0A',
  '12025-01-02',
];
const NOT_AN_INSTANT = [
  'position:-1',
  'position:1e3',
  'position:01',
  'position:',
  'position:1.0',
  'position:x',
  'position:9007199254740993',
  'position: 1',
  'Position:1',
  'position:999999',
  'now',
  '2025-01-03',
  '2025-01-03T00:00:00',
  '2025-02-30T00:00:00Z',
  '2025-01-03T25:00:00Z',
  '2025-01-03T00:60:00Z',
  '2025-01-03T00:00:00%2B99:99',
  '2025-01-03T00:00:00+08:00',
  '2025-01-03%2000:00:00Z',
  '2025-01-03T00:00:00z',
  '2999-01-01T00:00:00Z',
  '12025-01-01T00:00:00Z',
  '1767225600',
  '',
  '%00',
];
const NOT_AN_AGENCY = [
  '',
  'nmpa',
  'N',
  'NMPA,FDA',
  'N MPA',
  '%E8%8D%AF',
  'A'.repeat(21),
  'NMPA%00',
  "NMPA'--",
];
const NOT_A_SUBJECT = ['', 'a'.repeat(101), '%2F', 'a%00', '%E8%89%BE', '-a', '*'];
const NOT_A_CHOICE = ['', 'none-of-these', 'REGISTERED', '%00', 'constructor', 'toString'];
const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const MADE = { o: 1, d: '2025-01-02', p: 1, f: 'x' };
const NOT_A_CURSOR = [
  '',
  'x',
  '%00',
  'bm90IGpzb24',
  'e30',
  cursor(null),
  cursor([]),
  cursor(7),
  cursor(MADE),
  cursor({ ...MADE, o: -1 }),
  cursor({ ...MADE, o: 1e300 }),
  cursor({ ...MADE, p: -5 }),
  cursor({ ...MADE, p: '1' }),
  cursor({ ...MADE, d: '2025-02-30' }),
  cursor({ ...MADE, c: 'x' }),
  'a'.repeat(401),
];

/** Values that no parameter of this name may have. */
const BAD_VALUES: Readonly<Record<string, readonly string[]>> = {
  effectiveAt: NOT_A_DAY,
  knownAt: NOT_AN_INSTANT,
  waitFor: [...NOT_WHOLE, '999999'],
  limit: [...NOT_WHOLE, '0', '501', '1000000'],
  cursor: NOT_A_CURSOR,
  search: [...NOT_TEXT, 'x'.repeat(301)],
  sponsor: [...NOT_TEXT, 'x'.repeat(301)],
  agency: NOT_AN_AGENCY,
  sourceId: [...NOT_A_SUBJECT, 'EMA', 'a'.repeat(61)],
  state: NOT_A_CHOICE,
  stage: NOT_A_CHOICE,
  therapyGroup: NOT_A_CHOICE,
  applicationKind: NOT_A_CHOICE,
  status: NOT_A_CHOICE,
  productId: NOT_A_SUBJECT,
  referenceId: NOT_A_SUBJECT,
  type: [
    '',
    'Nothing',
    'MarketingApproved,',
    ',MarketingApproved',
    'MarketingApproved, Nothing',
    'marketingapproved',
    '%00',
  ],
  fromEffectiveAt: NOT_A_DAY,
  fromKnownAt: NOT_AN_INSTANT,
  week: ['', '2025-W00', '2025-W53', '2025-W5', '2025W43', '2025-w43', '02025-W43', '9999-W52', '%00'],
  format: ['', 'xml', 'JSON', 'json,csv'],
  size: NOT_WHOLE,
  from: [...NOT_WHOLE, '0', '999999'],
  to: [...NOT_WHOLE, '0'],
  since: [...NOT_WHOLE, '0', '999999'],
  effectiveFrom: NOT_A_DAY,
  effectiveTo: NOT_A_DAY,
};

const UNKNOWN = [
  'nothing',
  'Search',
  'limit%5B%5D',
  'search.x',
  '__proto__',
  'constructor',
  'toString',
  '%00',
  'effective_at',
];
const UNDECODABLE = ['%', '%zz', 'a=%ff', 'a=%C0%80', 'a=%ED%A0%80'];

const filled = (path: string): string => path.replace('/api/v1/', '').replace(/\{\w+\}/g, 'amimestrocel');

/** Unknown, repeated and malformed parameters of every question that is asked under the API's path. */
export const malformedQueries = (operations: readonly Operation[]): Malformed[] =>
  operations
    .filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1/'))
    .flatMap(({ operationId, path, parameters = [] }) => {
      // What a question cannot do without stands beside what is malformed, so that one thing alone is wrong.
      const needed = (field: string) =>
        parameters
          .filter(({ required, name, in: place }) => required && place === 'query' && name !== field)
          .map(({ name, example }) => `${name}=${String(example)}&`)
          .join('');
      const broken = (query: string, field: string): Malformed => ({
        name: `${operationId}?${query.slice(0, 80)}`,
        asked: got(`${filled(path)}?${needed(field)}${query}`),
        field,
        status: 400,
      });
      const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
      return [
        ...names.flatMap((name) => (BAD_VALUES[name] ?? []).map((value) => broken(`${name}=${value}`, name))),
        ...names.map((name) => broken(`${name}=1&${name}=1`, name)),
        ...UNKNOWN.map((name) => broken(`${name}=1`, decodeURIComponent(name))),
        ...UNDECODABLE.map((query) => broken(query, 'query')),
      ];
    });

/** Parameters of routes that take none: what is recorded has no options, and health has none either. */
export const unexpectedQueries = (operations: readonly Operation[]): Malformed[] =>
  operations
    .filter(({ parameters = [] }) => !parameters.some((parameter) => parameter.in === 'query'))
    .flatMap(({ operationId, method, path }) =>
      UNKNOWN.map((name) => ({
        name: `${operationId}?${name}`,
        asked: {
          method,
          url: `${path.replace(/\{\w+\}/g, 'amimestrocel')}?${name}=1`,
          ...(method === 'POST' && { headers: { 'content-type': 'application/json' }, payload: '{}' }),
        },
        field: decodeURIComponent(name),
        status: 400,
      })),
    );

/** Parameters that do not go together, and cursors of another list. */
export const MISMATCHED: readonly Malformed[] = [
  {
    name: 'a period that ends before it starts',
    asked: got('events?effectiveFrom=2025-02-01&effectiveTo=2025-01-01'),
    field: 'effectiveTo',
    status: 400,
  },
  {
    name: 'two kinds of subject',
    asked: got('events?productId=a&referenceId=b'),
    field: 'referenceId',
    status: 400,
  },
];
