import { Type, type Static } from '@sinclair/typebox';
import { readFile } from 'node:fs/promises';
import { parse, YAMLError } from 'yaml';
import { STATED } from '#events/catalogue.js';
import { listOf, oneOf, optional, record, text } from '#events/fields.js';
import { SourceId } from '#events/source.js';
import { NAME_KINDS } from '#events/identity.js';
import { ajv, issuesOf, type Issue } from '#events/validation.js';

/** Types that a row of a table can state: facts of a product other than its registration, which every record has. */
const TYPES = STATED.filter(
  ({ subject, family, type }) => subject === 'product' && family !== 'source' && type !== 'ProductRegistered',
).map(({ type }) => type);

const column = (description: string) => text(200, `${description} The name of a column.`);
const columns = Type.Union([column('A column.'), listOf(column('A column.'), 10, 'The names it may have.')]);

/** A value of the payload: a text in which `{column}` stands for a cell, a number or a boolean. */
const Template = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);

const FactMapping = record({
  type: oneOf(TYPES, 'Type of event.'),
  effectiveOn: optional(columns),
  when: optional(
    record(
      { column: column('Column to look at.'), is: listOf(Type.String(), 50, 'Values of the cell.') },
      { description: 'Rows that state it.' },
    ),
  ),
  data: Type.Record(Type.String(), Template, { description: 'Fields of the payload, by name.' }),
});
export type FactMapping = Static<typeof FactMapping>;

/** How the columns of a table become facts. */
export const Mapping = record({
  id: SourceId,
  title: text(500, 'Title of the source.'),
  publisher: optional(text(300, 'Who publishes it.')),
  record: columns,
  numbers: optional(listOf(columns, 10, 'Columns of application numbers, besides that of the record.')),
  names: listOf(
    record({
      column: columns,
      kind: oneOf(NAME_KINDS, 'Kind of name.'),
      lang: optional(text(35, 'Language.')),
    }),
    10,
    'Columns of names.',
  ),
  sponsor: optional(columns),
  url: optional(columns),
  dates: optional(oneOf(['DMY', 'MDY'], 'Order of the parts of dates with slashes; DMY where absent.')),
  facts: listOf(FactMapping, 50, 'What a row states.'),
});
export type Mapping = Static<typeof Mapping>;

/** The mapping is not one. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
  constructor(
    file: string,
    readonly issues: readonly Issue[],
  ) {
    super(`${file} is no mapping: ${issues.map(({ field, rule }) => `${field || 'it'} ${rule}`).join('; ')}`);
  }
}

const validate = ajv.compile<Mapping>(Mapping);

/** @throws MappingError that names each field and the rule it breaks */
export async function readMapping(file: string): Promise<Mapping> {
  const mapping = parsed(file, await readFile(file, 'utf8'));
  if (!validate(mapping)) throw new MappingError(file, issuesOf(validate.errors ?? []));
  return mapping;
}

function parsed(file: string, yaml: string): unknown {
  try {
    return parse(yaml, { maxAliasCount: 0, uniqueKeys: true }) as unknown;
  } catch (error) {
    if (!(error instanceof YAMLError || error instanceof ReferenceError)) throw error;
    throw new MappingError(file, [{ field: '', rule: `is not YAML: ${error.message.split('\n', 1)[0]}` }]);
  }
}
