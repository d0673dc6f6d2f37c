import { readHeader, type Header } from './csv-header.js';
import { csvRecords } from './csv-records.js';
import { rowOfCells } from './csv-row.js';
import { FileFaultError, type Row, type RowBlock } from './row.js';

const BLOCK_ROWS = 500;

/**
 * Rows of a CSV file with the documented columns.
 * @throws FileFaultError where the file cannot be read as CSV, or its header is not ours
 */
export async function* csvRows(file: string): AsyncGenerator<RowBlock, void, undefined> {
  let header: Header | undefined;
  let rows: Row[] = [];
  let bytes = 0;
  for await (const record of csvRecords(file)) {
    bytes = record.bytes;
    if (!header) header = readHeader(record.line, record.cells);
    else rows.push(rowOfCells(record.line, record.cells, header));
    if (rows.length < BLOCK_ROWS) continue;
    yield { rows, bytes };
    rows = [];
  }
  if (!header) throw new FileFaultError(1, 'has no header; the first line must name the columns');
  yield { rows, bytes };
}
