import { readFile } from 'node:fs/promises';
import { readSheet, type CellValue } from 'read-excel-file/node';
import { FileFaultError } from '../../importing/index.js';
import { refuseTooLarge, WHOLE_LIMIT } from './json-file.js';
import type { RawRow } from './raw-row.js';
import type { SnapshotFile } from './snapshot-file.js';
import { unpackedSize } from './zip-size.js';

/** Bytes of the file; it unpacks to a multiple of them. */
const PACKED_LIMIT = 64 * 1024 * 1024;

/**
 * Rows of the first sheet of an XLSX file. A date becomes its civil day, as the sheet shows it.
 * @throws FileFaultError where it is no XLSX file, or too large to be read as a whole
 */
export async function xlsxRows(file: SnapshotFile): Promise<RawRow[]> {
  refuseTooLarge(file, PACKED_LIMIT);
  const bytes = await readFile(file.path);
  const unpacked = unpackedSize(bytes);
  if (unpacked === undefined || unpacked > WHOLE_LIMIT)
    throw new FileFaultError(1, `must be an XLSX file that unpacks to at most ${WHOLE_LIMIT} bytes`);
  try {
    const rows = await readSheet(bytes);
    return rows.map((cells, i) => ({ row: i + 1, cells: cells.map(textOf) }));
  } catch (error) {
    throw new FileFaultError(
      1,
      `cannot be read as XLSX: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function textOf(value: CellValue | null): string {
  if (value === null) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
