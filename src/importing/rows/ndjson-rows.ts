import { parseStrictJson, StrictJsonError } from '../../http/index.js';
import type { Row, RowBlock } from './row.js';
import { statedRow } from './stated-row.js';
import { MAX_LINE, textBlocks, tooLong } from './text-blocks.js';

/**
 * Rows of an NDJSON file: one object a line. Blank lines are passed over.
 * @throws FileFaultError where the file is not UTF-8, is empty, or a line is too long
 */
export async function* ndjsonRows(file: string): AsyncGenerator<RowBlock, void, undefined> {
  for await (const { text, line: first, bytes } of textBlocks(file)) {
    const rows: Row[] = [];
    let line = first;
    for (const record of text.split('\n')) {
      if (record.length > MAX_LINE) throw tooLong(line);
      if (record.trim() !== '') rows.push(rowOf(line, record));
      line++;
    }
    yield { rows, bytes };
  }
}

function rowOf(line: number, record: string): Row {
  try {
    return statedRow(line, parseStrictJson(record));
  } catch (error) {
    if (!(error instanceof StrictJsonError)) throw error;
    const { field, rule } = error;
    return { line, faults: [{ column: field, ...(field === '' && { value: record }), rule }] };
  }
}
