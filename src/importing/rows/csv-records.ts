import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { FileFaultError } from './row.js';
import { MAX_LINE, textBlocks } from './text-blocks.js';

/** A record of a CSV file (RFC 4180). */
export interface CsvRecord {
  /** Line on which it starts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Bytes of the file read so far. */
  readonly bytes: number;
}

/**
 * The records of a CSV file, however many cells each has. Blank lines are passed over.
 * @throws FileFaultError where the file is not UTF-8, is empty, is no CSV, or its quotes do not close
 */
export async function* csvRecords(file: string): AsyncGenerator<CsvRecord, void, undefined> {
  let bytes = 0;
  const texts = async function* () {
    for await (const block of textBlocks(file)) {
      if (bytes === 0) refuseNdjson(block.text);
      bytes = block.bytes;
      yield block.text;
    }
  };
  let line = 1;
  for await (const cells of parsed(Readable.from(texts()))) {
    const start = line;
    line += linesOf(cells);
    if (cells.length === 1 && cells[0]!.trim() === '') continue;
    yield { line: start, cells, bytes };
  }
}

async function* parsed(input: Readable): AsyncGenerator<readonly string[], void, undefined> {
  const parser = parse({ relax_column_count: true, max_record_size: MAX_LINE });
  // An error on either side destroys the parser with it, and so reaches the loop below.
  pipeline(input, parser, () => undefined);
  try {
    for await (const record of parser) yield record as string[];
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
