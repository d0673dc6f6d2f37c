import { STATED } from '#events/catalogue.js';
import { statementSchema } from '#events/validation.js';
import { posted, type Malformed } from './malformed.js';
import { fieldsOf, sampleOf, withValue, type Schema } from './sample.js';

export const SUBJECT = 'hostile-product';

/** What is no date of the register's, and what is no date at all. */
const BAD_DATES = [
  '2025-02-30',
  '2023-02-29',
  '2025-00-10',
  '2025-13',
  '2025-04-31',
  '01/02/2025',
  '2/1/2025',
  '2025/01/02',
  '20250102',
  '2025-1-2',
  '25-01-02',
  '2025-W43',
  '2025-043',
  '2024/2023',
  '2025-02/2025-01',
  '2025-01-02T00:00:00Z',
  '2025-01-02 ',
  ' 2025-01-02',
  '2025-01-02\n',
  '2025-37',
  '2025-01-02?',
  '2025~',
  '[2025,2026]',
  '../',
  '/..',
  '',
  'yesterday',
  '２０２５-01-02',
  '二〇二五年',
  '-2025',
  'Y20250',
  '2025-01-02/2025-01-03/2025-01-04',
];

const BAD_TEXTS = ['', ' ', 'a\u0000b', 'a\u0007b', '\ud800', 'x\udc00y', '\u2028', '\uffff'];

const WRONG_TYPES: Readonly<Record<string, readonly unknown[]>> = {
  string: [7, null, true, ['x'], { a: 1 }],
  integer: ['7', null, 1.5, [1], -1],
  number: ['7', null, [1]],
  array: ['x', null, {}, [], 7],
  object: ['x', null, [], 7],
  boolean: ['true', null, 1],
};

const schemas = STATED.map((definition) => ({
  type: definition.type,
  schema: JSON.parse(JSON.stringify(statementSchema(definition))) as Schema,
  url: definition.subject === 'reference' ? 'references/hostile/events' : `products/${SUBJECT}/events`,
}));

/** A whole statement of every type, which breaks no rule of its schema. */
export const WHOLE = schemas.map(({ type, schema }) => ({ type, statement: sampleOf(schema) }));

const named = (path: readonly string[]): string => path.join('.');

export const MALFORMED_STATEMENTS: readonly Malformed[] = schemas.flatMap(({ type, schema, url }) => {
  const whole = sampleOf(schema);
  const broken = (what: string, field: string, statement: unknown): Malformed => ({
    name: `${type}: ${what}`,
    asked: posted(url, JSON.stringify(statement)),
    field,
    status: 400,
  });
  const fields = fieldsOf(schema);
  return [
    ...fields.flatMap(({ path, schema: each, required }) => {
      const field = named(path);
      const wrong = WRONG_TYPES[each.type ?? 'string']!;
      return [
        ...wrong.map((value) =>
          broken(`${field} is ${JSON.stringify(value)}`, field, withValue(whole, path, value)),
        ),
        ...(required ? [broken(`${field} is missing`, field, withValue(whole, path, undefined))] : []),
        ...(each.enum
          ? [broken(`${field} is no choice`, field, withValue(whole, path, 'no-such-choice'))]
          : []),
        ...(each.maxLength === undefined
          ? []
          : [broken(`${field} is too long`, field, withValue(whole, path, 'x'.repeat(each.maxLength + 1)))]),
        ...(each.type === 'object'
          ? [broken(`${field} has more`, `${field}.more`, withValue(whole, [...path, 'more'], 1))].filter(
              () => each.properties !== undefined,
            )
          : []),
      ];
    }),
    broken('an unknown field', 'colour', withValue(whole, ['colour'], 'red')),
    broken('an unknown field of the payload', 'data.colour', withValue(whole, ['data', 'colour'], 'red')),
  ];
});

/** Dates and texts are the same rule wherever they stand, so one type of each family is asked for all of them. */
const THOROUGHLY = [
  'ApplicationAccepted',
  'MarketingApproved',
  'DesignationProposed',
  'GuidelinePublished',
  'AliasAsserted',
];

export const MALFORMED_VALUES: readonly Malformed[] = schemas
  .filter(({ type }) => THOROUGHLY.includes(type))
  .flatMap(({ type, schema, url }) =>
    fieldsOf(schema).flatMap(({ path, schema: each }) => {
      const values = each.format === 'edtf' ? BAD_DATES : each.format === 'text' ? BAD_TEXTS : [];
      return values.map((value) => ({
        name: `${type}: ${named(path)} is ${JSON.stringify(value)}`,
        asked: posted(url, JSON.stringify(withValue(sampleOf(schema), path, value))),
        field: named(path),
        status: 400,
      }));
    }),
  );
