import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const folder = join(process.env['CLOCKSTOP_SHARED_DATA'] ?? join(process.cwd(), '../shared/data'), 'ema');

/** The EMA medicines table as it was published at one time; no part of this repository. */
export interface Snapshot {
  readonly publishedOn: string;
  /** Last day on which it may have been taken. */
  readonly lastDay: string;
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

const fileOf = (publishedOn: string) => join(folder, `ema_epar_medicines_${publishedOn}.csv`);

export const isThere = ['2020-12', '2023-03-10'].every((date) => existsSync(fileOf(date)));

/** @throws RangeError where the table lacks a column that is read */
export function snapshotOf(publishedOn: string, lastDay = publishedOn): Snapshot {
  const file = readFileSync(fileOf(publishedOn));
  const rows = parse<Record<string, string>>(file, { bom: true, columns: true }).map(rowOf);
  return { publishedOn, lastDay, sha256: createHash('sha256').update(file).digest('hex'), rows };
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
