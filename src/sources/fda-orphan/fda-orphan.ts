import { readTable } from '../reading/read-table.js';
import type { Source } from '../source.js';
import { COLUMNS } from './columns.js';
import { contentOf } from './facts.js';

/** FDA's list of orphan designations: CSV. */
export const FDA_ORPHAN: Source = {
  id: 'fda-orphan',
  title: 'FDA, orphan drug designations and approvals',
  publisher: 'FDA',
  async read(file) {
    const table = await readTable(file, COLUMNS);
    return {
      count: table.rows.length,
      partial: false,
      content: (publishedOn) => contentOf(table, publishedOn),
    };
  },
};
