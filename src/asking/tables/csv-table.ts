import { stringify } from 'csv-stringify/sync';
import type { Basis } from '../basis/basis.js';
import type { Column, Row } from './table.js';

/**
 * CSV (RFC 4180), a batch at a time: one line a row, and in every line the pair of dates that it holds for. Cells are
 * written as they are: a guard against formulas would change what a program reads.
 */
export async function* csvTable(
  columns: readonly Column[],
  batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  { effectiveAt, knownAt, position, calendarVersion }: Basis,
): AsyncGenerator<string, void, undefined> {
  const basis = { effectiveAt, knownAt, position, calendarVersion };
  const names = [...columns.map(({ name }) => name), ...Object.keys(basis)];
  const options = { columns: names, cast: { boolean: String }, record_delimiter: '\r\n' } as const;
  yield stringify([], { ...options, header: true });
  for await (const rows of batches)
    if (rows.length > 0)
      yield stringify(
        rows.map((row) => ({ ...row, ...basis })),
        options,
      );
}
