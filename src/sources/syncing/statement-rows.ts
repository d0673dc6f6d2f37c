import type { FaultyRow, RowSource, StatedRow } from '../../importing/index.js';
import type { Comparison, SourceStatement } from '../comparing/comparison.js';

/** Statements that are handed on together. */
const BLOCK = 500;

/** What a comparison found as the rows of an import: what it could not read first, then its statements in order. */
export function statementRows({ faults, statements }: Comparison): RowSource {
  const faulty: FaultyRow[] = faults.map(({ row, ...fault }) => ({ line: row, faults: [fault] }));
  const rows = [...faulty, ...statements];
  return { blocks: blocksOf(rows), size: rows.length, columnOf };
}

// eslint-disable-next-line @typescript-eslint/require-await -- an import reads its rows asynchronously
async function* blocksOf(rows: readonly (FaultyRow | SourceStatement)[]) {
  for (let at = 0; at < rows.length; at += BLOCK)
    yield { rows: rows.slice(at, at + BLOCK), bytes: Math.min(rows.length, at + BLOCK) };
}

/** The column of the source; of a correction, that of the field which it changes. */
function columnOf(field: string, row: StatedRow): string {
  const { columns } = row as SourceStatement;
  const name = field.replace(/^data\.changes\./, '');
  return columns[name] ?? columns[name.replace(/\.\d+.*$/, '')] ?? field;
}
