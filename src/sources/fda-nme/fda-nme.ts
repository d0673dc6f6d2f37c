import { readTable, type TableRow } from '../reading/read-table.js';
import { recordsByRow } from '../reading/records-by-row.js';
import type { Source } from '../source.js';
import { COLUMNS, type Column } from './columns.js';
import { numberOf, recordOf } from './facts.js';

/** FDA's compilation of new molecular entities and new biologics: CSV. */
export const FDA_NME: Source = {
  id: 'fda-nme',
  title: 'FDA, compilation of CDER new molecular entity and new biologic approvals',
  publisher: 'FDA',
  async read(file) {
    const table = await readTable<Column>(file, COLUMNS);
    return {
      count: table.rows.length,
      partial: false,
      content: (publishedOn) =>
        recordsByRow(table, (row: TableRow<Column>) => recordOf(table, row, publishedOn), {
          column: 'number',
          valueOf: ({ cells }) => numberOf(cells.kind, cells.number),
        }),
    };
  },
};
