import { readTable, type Table, type TableRow } from '../reading/read-table.js';
import { recordsByRow } from '../reading/records-by-row.js';
import type { Source } from '../source.js';
import { COLUMNS, type Column } from './columns.js';
import { recordOf } from './facts.js';

/** The EMA's table of medicines, human and veterinary: CSV and XLSX as published, and its JSON. */
export const EMA_MEDICINES: Source = {
  id: 'ema-medicines',
  title: 'EMA, table of all EPARs for human and veterinary medicines',
  publisher: 'EMA',
  async read(file) {
    const table: Table<Column> = await readTable(file, COLUMNS);
    return {
      count: table.rows.length,
      partial: false,
      content: (publishedOn) =>
        recordsByRow(table, (row: TableRow<Column>) => recordOf(table, row, publishedOn), {
          column: 'number',
          valueOf: ({ cells }) => cells.number,
        }),
    };
  },
};
