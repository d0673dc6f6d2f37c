import { required, type ColumnNames } from '../reading/columns.js';
import { readTable, type TableRow } from '../reading/read-table.js';
import { recordsByRow } from '../reading/records-by-row.js';
import type { Source } from '../source.js';
import { recordOf } from './facts.js';
import { readMapping, type Mapping } from './mapping.js';
import { columnsNamed, firstOf } from './columns.js';

/**
 * Any table with a header, read as a mapping file says.
 * @param file the mapping, YAML
 * @throws MappingError where it is none
 */
export async function mappedCsv(file: string): Promise<Source> {
  const mapping = await readMapping(file);
  return {
    id: mapping.id,
    title: mapping.title,
    publisher: mapping.publisher ?? mapping.title,
    async read(snapshot) {
      const table = await readTable(snapshot, columnNames(mapping));
      const key = firstOf(mapping.record);
      return {
        count: table.rows.length,
        partial: false,
        content: (publishedOn) =>
          recordsByRow(table, (row: TableRow<string>) => recordOf(mapping, table, row, publishedOn), {
            column: key,
            valueOf: ({ cells }) => cells[key]!,
          }),
      };
    },
  };
}

/** Every column that the mapping names is needed: what it says would otherwise be held to be gone. */
const columnNames = (mapping: Mapping): ColumnNames<string> =>
  Object.fromEntries(columnsNamed(mapping).map((names) => [names[0]!, required(...names)]));
