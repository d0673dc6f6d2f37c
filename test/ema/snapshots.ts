import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { sharedFile } from '../sources/shared-data.js';

/** The EMA medicines table as it was published at one time, read apart from the source that imports it. */
export interface Snapshot {
  readonly publishedOn: string;
  readonly file: string;
  readonly sha256: string;
  readonly rows: readonly Row[];
}

/** One medicine; cells by the column names below, spaces collapsed, dates as civil days. */
export type Row = Readonly<Record<Column, string>>;

const COLUMNS = {
  number: 'Product number',
  name: 'Medicine name',
  inn: 'International non-proprietary name (INN) / common name',
  status: 'Authorisation status',
  conditional: 'Conditional approval',
  exceptional: 'Exceptional circumstances',
  approvedOn: 'Marketing authorisation date',
  refusedOn: 'Date of refusal of marketing authorisation',
  holder: 'Marketing authorisation holder/company name',
  indication: 'Condition / indication',
  url: 'URL',
} as const;
export type Column = keyof typeof COLUMNS;

export const nameOf = (publishedOn: string): string => `ema/ema_epar_medicines_${publishedOn}.csv`;

/** @throws RangeError where the table lacks a column that is read */
export function snapshotOf(publishedOn: string): Snapshot {
  const file = sharedFile(nameOf(publishedOn));
  const bytes = readFileSync(file);
  const rows = parse<Record<string, string>>(bytes, { bom: true, columns: true }).map(rowOf);
  return { publishedOn, file, sha256: createHash('sha256').update(bytes).digest('hex'), rows };
}

const rowOf = (cells: Record<string, string>): Row =>
  Object.fromEntries(
    Object.entries(COLUMNS).map(([column, header]) => {
      const cell = cells[header];
      if (cell === undefined) throw new RangeError(`the table has no column "${header}"`);
      return [column, column.endsWith('On') ? civilDay(cell) : cell.replace(/\s+/g, ' ').trim()];
    }),
  ) as Row;

/** `07/12/2014` and `2014-12-07 01:00:00` alike: the time of day is a stray offset. */
const civilDay = (cell: string): string =>
  /^\d\d\//.test(cell) ? cell.split('/').reverse().join('-') : cell.slice(0, 10);
