import { stringify } from 'csv-stringify/sync';
import { STATED_TYPES, definitionOf } from '#events/catalogue.js';
import type { EventDefinition } from '#events/definition.js';
import { cellOf } from './cells.js';
import { COLUMN_NAMES, ENVELOPE_COLUMNS, payloadColumns } from './columns.js';
import { exampleRows, type ExampleRow } from './examples.js';

/**
 * A CSV file with a header and an example row of each type, which can be imported as it is. The rows that an
 * example rests on, such as the registration of its product, stand before it.
 * @param types all where none is named
 * @throws RangeError for a type there is not
 */
export function templateOf(types: readonly string[]): string {
  for (const type of types)
    if (!STATED_TYPES.includes(type)) throw new RangeError(`there is no event type "${type}" to state`);
  const rows = exampleRows(types.length > 0 ? types : STATED_TYPES);
  const used = new Set(rows.flatMap(({ type }) => columnsOf(type).map(({ name }) => name)));
  const header = COLUMN_NAMES.filter((name) => used.has(name));
  return stringify([header, ...rows.map((row) => cellsOf(row, header))]);
}

const columnsOf = (type: string) => [
  ...ENVELOPE_COLUMNS,
  ...payloadColumns(definitionOf(type) as EventDefinition),
];

function cellsOf(row: ExampleRow, header: readonly string[]): string[] {
  const columns = new Map(columnsOf(row.type).map((column) => [column.name, column]));
  return header.map((name) => {
    const column = columns.get(name);
    return column ? cellOf(valueAt(row, column.path), column) : '';
  });
}

const valueAt = (row: ExampleRow, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], row);
