import { CATALOGUE } from '#events/catalogue.js';
import { statementFields } from '#events/validation.js';
import { FIELDS_ZH } from './fields-zh.js';
import { fieldName, pathName } from './fields.js';

interface Schema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Every field that a schema has, at any depth. */
const fieldsOf = ({ properties = {}, items, anyOf = [] }: Schema): string[] => [
  ...Object.keys(properties),
  ...[...Object.values(properties), ...(items ? [items] : []), ...anyOf].flatMap(fieldsOf),
];

test('every field of every event has a name in Chinese', () => {
  const all = CATALOGUE.flatMap(({ data }) => fieldsOf(data)).concat(
    fieldsOf({ properties: statementFields }),
  );
  expect([...new Set(all)].filter((field) => FIELDS_ZH[field] === undefined)).toEqual([]);
});

test('a field is called by its name, else by the words of its wire name', () => {
  expect(fieldName('effectiveOn', 'en')).toBe('In effect on');
  expect(fieldName('applicationKind', 'en')).toBe('Application kind');
  expect(fieldName('applicationKind', 'zh')).toBe('申请类型');
  expect(fieldName('line 3', 'en')).toBe('line 3');
});

test('a path names each step, and counts from one', () => {
  expect(pathName('data.names.0.text', 'en')).toBe('Names 1 · Text');
  expect(pathName('data.agency', 'zh')).toBe('监管机构');
  expect(pathName('data', 'zh')).toBe('内容');
});
