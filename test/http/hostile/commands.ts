import { posted, type Malformed } from './malformed.js';
import { SUBJECT } from './statements.js';

const source = { title: 'A test' };
const application = {
  effectiveOn: '2025-01-02',
  source,
  applicationId: 'A',
  agency: 'NMPA',
  applicationKind: 'IND',
};

/** A body of each explicit command that would be recorded as it stands. */
export const WHOLE_COMMANDS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  products: { productId: 'new-product', source, names: [{ text: 'New', kind: 'code' }] },
  [`products/${SUBJECT}/filings`]: application,
  [`products/${SUBJECT}/acceptances`]: application,
  [`products/${SUBJECT}/tacit-approvals`]: { ...application, basis: 'agency-listed' },
  [`products/${SUBJECT}/designations`]: {
    step: 'granted',
    effectiveOn: '2025-01-02',
    source,
    designationId: 'D',
    agency: 'FDA',
    kind: 'orphan',
  },
  [`products/${SUBJECT}/marketing-approvals`]: {
    effectiveOn: '2025-01-02',
    source,
    approvalId: 'M',
    agency: 'FDA',
    approvalKind: 'full',
    indication: 'I',
  },
  matches: { sourceId: 'a-source', record: 'R-1', productId: SUBJECT },
};

const broken = (url: string, field: string, body: unknown): Malformed => ({
  name: `${url}: ${field} in ${JSON.stringify(body).slice(0, 120)}`,
  asked: posted(url, JSON.stringify(body)),
  field,
  status: 400,
});

const without = (body: Readonly<Record<string, unknown>>, field: string): object =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== field));

const OPTIONAL = ['products productId', `products/${SUBJECT}/tacit-approvals applicationKind`];

export const MALFORMED_COMMANDS: readonly Malformed[] = Object.entries(WHOLE_COMMANDS).flatMap(
  ([url, body]) => [
    ...Object.keys(body).flatMap((field) => [
      ...(OPTIONAL.includes(`${url} ${field}`) ? [] : [broken(url, field, without(body, field))]),
      ...[7, null, [], [body[field]], { a: 1 }, '\u0000', '', 'x'.repeat(20_000)]
        .filter((value) => !(Array.isArray(body[field]) && Array.isArray(value) && value.length === 1))
        .map((value) => broken(url, field, { ...body, [field]: value })),
    ]),
    broken(url, 'colour', { ...body, colour: 'red' }),
    broken(url, 'type', { ...body, type: 'ProductRegistered' }),
    broken(url, 'version', { ...body, version: 1 }),
    broken(url, 'data', { ...body, data: {} }),
    broken(url, 'id', { ...body, id: 'x' }),
    broken(url, 'recorded', { ...body, recorded: {} }),
    broken(url, 'announcedOn', { ...body, announcedOn: '2025-02-30' }),
    broken(url, 'reason.code', { ...body, reason: { code: 'whim', text: 'x' } }),
    broken(url, 'source.url', { ...body, source: { title: 'A test', url: 'javascript:alert(1)' } }),
  ],
);

/** Steps that are names of something else in JavaScript. */
export const MALFORMED_STEPS: readonly Malformed[] = [
  'constructor',
  '__proto__',
  'toString',
  'Granted',
  'grant',
].map((step) => {
  const url = `products/${SUBJECT}/designations`;
  return broken(url, 'step', { ...WHOLE_COMMANDS[url], step });
});

export const MALFORMED_FLAGS: readonly Malformed[] = ['true', 1, null, [true]].map((newIndication) => {
  const url = `products/${SUBJECT}/marketing-approvals`;
  return broken(url, 'newIndication', { ...WHOLE_COMMANDS[url], newIndication });
});
