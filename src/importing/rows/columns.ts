import type { TSchema } from '@sinclair/typebox';
import { STATED } from '#events/catalogue.js';
import { Reason, Source } from '#events/envelope.js';
import type { EventDefinition } from '#events/definition.js';

/**
 * How a cell is written: a text as it is, a number or a boolean as JSON writes it, a list of texts with `|` between
 * them, and whatever is more complex as JSON.
 */
export type CellForm = 'text' | 'number' | 'boolean' | 'texts' | 'json';

/** A field of a statement that has a column of its own. */
export interface Column {
  /** Name in the header: the path of the field with dots. */
  readonly name: string;
  readonly path: readonly string[];
  readonly form: CellForm;
  readonly schema: TSchema;
}

const text = (name: string): Column => ({
  name,
  path: [name],
  form: 'text',
  schema: { type: 'string' } as unknown as TSchema,
});

/** Columns that every type has. */
export const ENVELOPE_COLUMNS: readonly Column[] = [
  ...['productId', 'referenceId', 'type', 'effectiveOn', 'announcedOn'].map(text),
  ...columnsOf(Source, ['source']),
  ...columnsOf(Reason, ['reason']),
];

/** Columns of a type's payload, in the order of its schema. */
export const payloadColumns = (definition: EventDefinition): Column[] => columnsOf(definition.data, ['data']);

/** Names of every column there is: those of the envelope, then the payloads' in the order of the catalogue. */
export const COLUMN_NAMES: readonly string[] = [
  ...new Set([...ENVELOPE_COLUMNS, ...STATED.flatMap(payloadColumns)].map(({ name }) => name)),
];

const known = new Set(COLUMN_NAMES);

/** The column in which a field stands, or the list or object it is part of; the field itself where there is none. */
export function columnOfField(field: string): string {
  for (let name = field; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.'))))
    if (known.has(name)) return name;
  return field;
}

function columnsOf(schema: TSchema, path: readonly string[]): Column[] {
  const { properties } = schema as { properties?: Readonly<Record<string, TSchema>> };
  if (properties)
    return Object.entries(properties).flatMap(([name, property]) => columnsOf(property, [...path, name]));
  return [{ name: path.join('.'), path, form: formOf(schema), schema }];
}

function formOf(schema: TSchema): CellForm {
  const { type, items } = schema as { type?: unknown; items?: unknown };
  if (type === 'string' || type === 'boolean') return type === 'string' ? 'text' : 'boolean';
  if (type === 'number' || type === 'integer') return 'number';
  return type === 'array' && (items as { type?: unknown }).type === 'string' ? 'texts' : 'json';
}
