import { stringify } from 'csv-stringify/sync';
import type { Rendering } from '../asking/index.js';

export type CsvRow = Readonly<Record<string, string | number | boolean | undefined>>;

/** An answer as CSV (RFC 4180): one line a row, and in every line the pair of dates that it holds for. */
export const asCsv = <A>(columns: readonly string[], rows: (answer: A) => readonly CsvRow[]): Rendering => ({
  type: 'text/csv; charset=utf-8; header=present',
  write: (answer) => {
    const { effectiveAt, knownAt, position, calendarVersion } = answer.basis;
    const basis = { effectiveAt, knownAt, position, calendarVersion };
    return stringify(
      rows(answer as A).map((row) => ({ ...row, ...basis })),
      {
        header: true,
        columns: [...columns, ...Object.keys(basis)],
        cast: { boolean: String },
        record_delimiter: '\r\n',
      },
    );
  },
});
