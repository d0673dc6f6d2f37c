/** Cells of a row as a file has them. */
export interface RawRow {
  /** Line of a CSV file, row of a sheet, place in a JSON list; from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}
