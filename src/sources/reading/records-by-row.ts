import type { CellFault, SourceRecord } from '#projections/sourcing/source-record.js';
import type { SnapshotContent } from '../source.js';
import type { Table, TableRow } from './read-table.js';

/**
 * A record for each row. A row without what names its record, and a second row of one record, are faults.
 * @param key the column that names a row's record, and what it says there
 */
export function recordsByRow<K extends string>(
  table: Table<K>,
  recordOf: (row: TableRow<K>) => SourceRecord,
  key: { readonly column: K; readonly valueOf: (row: TableRow<K>) => string },
): SnapshotContent {
  const records = new Map<string, SourceRecord>();
  const faults: CellFault[] = [];
  for (const row of table.rows) {
    const value = key.valueOf(row);
    const first = records.get(value);
    const fault = (rule: string) =>
      faults.push({ row: row.row, column: table.nameOf(key.column), value: row.cells[key.column], rule });
    if (value === '') fault('is required: it names the record');
    else if (first) fault(`is given twice; row ${first.row} has it already`);
    else records.set(value, recordOf(row));
  }
  return { records: [...records.values()], faults };
}
