import type { FastifyRequest } from 'fastify';
import { preferredFormat } from '../answers/formats.js';

/** Formats of a table, with their media types. */
export const TABLES = {
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
} as const;
export type TableFormat = keyof typeof TABLES;

/** Whether a request asks for every row at once, by parameter or by Accept; before its parameters are checked. */
export function asksForTable(request: FastifyRequest): boolean {
  const { format } = request.query as { readonly format?: unknown };
  if (format === undefined) return preferredFormat(TABLES, request) !== undefined;
  return format !== 'json';
}
