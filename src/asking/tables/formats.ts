/** Formats of a table, with their media types. */
export const TABLES = {
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
} as const;
export type TableFormat = keyof typeof TABLES;
