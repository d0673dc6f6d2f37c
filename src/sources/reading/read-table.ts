import { csvRecords, FileFaultError } from '../../importing/index.js';
import { headerAmong, type ColumnNames } from './columns.js';
import { readJson } from './json-file.js';
import type { RawRow } from './raw-row.js';
import type { SnapshotFile } from './snapshot-file.js';
import { xlsxRows } from './xlsx-rows.js';

/** A row of a table, its cells by the meaning of their columns. */
export interface TableRow<K extends string> {
  /** Line of a CSV file, row of a sheet, place in a JSON list; from 1. */
  readonly row: number;
  /** Text without white space at its ends, and with one space wherever it has some; empty where there is no such column. */
  readonly cells: Readonly<Record<K, string>>;
}

export interface Table<K extends string> {
  readonly rows: readonly TableRow<K>[];
  /** The name that the file gives a column; its first known name where it has none. */
  readonly nameOf: (column: K) => string;
}

/**
 * A table in CSV, XLSX (its first sheet) or JSON (a list of objects, by itself or under `data` or `results`).
 * Its header may stand below rows of titles.
 * @throws FileFaultError where the file cannot be read, or a required column is not there, naming it
 */
export async function readTable<K extends string>(
  file: SnapshotFile,
  columns: ColumnNames<K>,
): Promise<Table<K>> {
  const rows = await rawRows(file);
  const { at, header } = headerAmong(rows, columns);
  const known = Object.keys(columns) as K[];
  return {
    rows: rows
      .slice(at + 1)
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      .map(({ row, cells }) => ({
        row,
        cells: Object.fromEntries(
          known.map((column) => [column, collapsed(cells[header.get(column) ?? -1] ?? '')]),
        ) as Record<K, string>,
      })),
    nameOf: (column) => {
      const place = header.get(column);
      return place === undefined ? columns[column].names[0]! : collapsed(rows[at]!.cells[place]!);
    },
  };
}

async function rawRows(file: SnapshotFile): Promise<RawRow[]> {
  if (file.format === 'xlsx') return xlsxRows(file);
  if (file.format === 'json') return jsonRows(file);
  const rows: RawRow[] = [];
  for await (const { line, cells } of csvRecords(file.path)) rows.push({ row: line, cells });
  return rows;
}

/** A list of objects as a table: every name that any of them has is a column. */
async function jsonRows(file: SnapshotFile): Promise<RawRow[]> {
  const whole = await readJson(file);
  const { data, results } = (Array.isArray(whole) ? { data: whole } : whole) as Record<string, unknown>;
  const list = data ?? results;
  if (!Array.isArray(list))
    throw new FileFaultError(1, 'must be a list of objects, or hold one under "data"');
  const objects = list as Readonly<Record<string, unknown>>[];
  const names = [...new Set(objects.flatMap((object) => Object.keys(object ?? {})))];
  return [
    { row: 0, cells: names },
    ...objects.map((object, i) => ({ row: i + 1, cells: names.map((name) => textOf(object?.[name])) })),
  ];
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const collapsed = (cell: string): string => cell.replace(/\s+/g, ' ').trim();
