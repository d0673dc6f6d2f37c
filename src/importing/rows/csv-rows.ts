import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { readHeader, type Header } from './csv-header.js';
import { rowOfCells } from './csv-row.js';
import { FileFaultError, type Row, type RowBlock } from './row.js';
import { MAX_LINE, textBlocks } from './text-blocks.js';

const BLOCK_ROWS = 500;

/**
 * Rows of a CSV file (RFC 4180) with the documented columns. Blank lines are passed over.
 * @throws FileFaultError where the file is not UTF-8, its header is not ours, or its quotes do not close
 */
export async function* csvRows(file: string): AsyncGenerator<RowBlock, void, undefined> {
  let bytes = 0;
  const texts = async function* () {
    for await (const block of textBlocks(file)) {
      if (bytes === 0) refuseNdjson(block.text);
      bytes = block.bytes;
      yield block.text;
    }
  };
  let header: Header | undefined;
  let rows: Row[] = [];
  let line = 1;
  for await (const record of records(Readable.from(texts()))) {
    const start = line;
    line += linesOf(record);
    if (record.length === 1 && record[0]!.trim() === '') continue;
    if (!header) header = readHeader(start, record);
    else rows.push(rowOfCells(start, record, header));
    if (rows.length < BLOCK_ROWS) continue;
    yield { rows, bytes };
    rows = [];
  }
  if (!header) throw new FileFaultError(1, 'has no header; the first line must name the columns');
  yield { rows, bytes };
}

async function* records(input: Readable): AsyncGenerator<readonly string[], void, undefined> {
  const parser = parse({ relax_column_count: true, max_record_size: MAX_LINE });
  // An error on either side destroys the parser with it, and so reaches the loop below.
  pipeline(input, parser, () => undefined);
  try {
    for await (const parsed of parser) yield parsed as string[];
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  }
}

const BREAK = /\r\n|\n|\r/g;

/** Lines that a record takes up: cells in quotation marks may hold line breaks. */
const linesOf = (record: readonly string[]): number =>
  record.reduce((lines, cell) => lines + (cell.match(BREAK)?.length ?? 0), 1);

function refuseNdjson(text: string): void {
  if (text.trimStart().startsWith('{'))
    throw new FileFaultError(
      1,
      'is NDJSON and not CSV; send it as application/x-ndjson, or name it *.ndjson',
    );
}

const RULES: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'opens a quotation mark that is never closed',
  INVALID_OPENING_QUOTE:
    'has a quotation mark inside a cell that does not begin with one; write it twice, in a quoted cell',
  CSV_INVALID_CLOSING_QUOTE:
    'has text after a closing quotation mark; a quotation mark inside a cell is written twice',
  CSV_MAX_RECORD_SIZE: `is a record of more than ${MAX_LINE} bytes`,
};

function unreadable(error: CsvError): FileFaultError {
  const { lines } = error as unknown as { lines?: number };
  return new FileFaultError(lines ?? 1, RULES[error.code] ?? `is not CSV: ${error.message}`);
}
