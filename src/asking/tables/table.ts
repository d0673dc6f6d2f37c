/** What a cell may hold: dates as `2025-01-02`, instants as `2026-11-22T08:00:00.000Z`; undefined where nothing is said. */
export type Cell = string | number | boolean | undefined;
export type Row = Readonly<Record<string, Cell>>;

export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'instant';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** An answer as a table: its columns, and its rows a batch at a time. */
export interface Table<A> {
  /** Begins the name of its file. */
  readonly name: string;
  readonly columns: readonly Column[];
  batches(answer: A): AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
}

/** Columns of one type. */
export const columns = (type: ColumnType, ...names: string[]): Column[] =>
  names.map((name) => ({ name, type }));
