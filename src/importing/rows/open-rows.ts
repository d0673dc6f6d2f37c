import { stat } from 'node:fs/promises';
import { columnOfField } from './columns.js';
import { csvRows } from './csv-rows.js';
import { ndjsonRows } from './ndjson-rows.js';
import type { RowBlock, RowSource } from './row.js';

export const FORMATS = ['csv', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

/** The rows of a file. The file is read while they are; what is wrong with it as a whole shows then. */
export async function openRows(file: string, format: Format): Promise<RowSource> {
  const { size } = await stat(file);
  return format === 'csv'
    ? { blocks: csvRows(file), size, columnOf: columnOfField }
    : { blocks: ndjsonRows(file), size, columnOf: (field) => field };
}

/** Reads the beginning of a file. @throws FileFaultError where that shows already that the file cannot be read */
export async function checkBeginning(file: string, format: Format): Promise<void> {
  const { blocks } = await openRows(file, format);
  const beginning: AsyncIterator<RowBlock> = blocks[Symbol.asyncIterator]();
  try {
    await beginning.next();
  } finally {
    await beginning.return?.();
  }
}
