import { foldName } from '#projections/register/register.js';
import { FileFaultError } from '../../importing/index.js';
import type { RawRow } from './raw-row.js';

/** A column by its meaning: the names it has had over the years. */
export interface ColumnName {
  readonly names: readonly string[];
  /** Without it the table is refused: what it says would be held to be gone. */
  readonly required: boolean;
}

export type ColumnNames<K extends string> = Readonly<Record<K, ColumnName>>;

/** Places of the columns in a row. */
export type Columns<K extends string> = ReadonlyMap<K, number>;

export const required = (...names: string[]): ColumnName => ({ names, required: true });
export const optional = (...names: string[]): ColumnName => ({ names, required: false });

/** Rows of titles that may stand above a header. */
const TITLES = 30;

/**
 * The header: the row that names most of the columns, among the first.
 * @throws FileFaultError that names the required columns which none of them has
 */
export function headerAmong<K extends string>(
  rows: readonly RawRow[],
  columns: ColumnNames<K>,
): { readonly at: number; readonly header: Columns<K> } {
  let best = { at: 0, header: new Map<K, number>() as Columns<K> };
  for (const [at, { cells }] of rows.slice(0, TITLES).entries()) {
    const header = columnsIn(cells, columns);
    if (header.size > best.header.size) best = { at, header };
  }
  const entries = Object.entries(columns) as [K, ColumnName][];
  const missing = entries.filter(([column, { required }]) => required && !best.header.has(column));
  if (missing.length > 0)
    throw new FileFaultError(
      Math.max(1, rows[best.at]?.row ?? 1),
      'is not a column of the table, and the table cannot be read without it; the header may have changed',
      missing.map(([, { names }]) => `"${names[0]}"`).join(', '),
    );
  return best;
}

function columnsIn<K extends string>(cells: readonly string[], columns: ColumnNames<K>): Columns<K> {
  const places = new Map(cells.map((cell, place) => [folded(cell), place] as const).reverse());
  const found = (Object.entries(columns) as [K, ColumnName][]).flatMap(([column, { names }]) => {
    const place = names.map((name) => places.get(folded(name))).find((at) => at !== undefined);
    return place === undefined ? [] : [[column, place] as const];
  });
  return new Map(found);
}

/** `Medicine name`, ` medicine  name` and `medicine_name` alike. */
const folded = (name: string): string => foldName(name).replace(/[^\p{L}\p{N}]+/gu, '');
