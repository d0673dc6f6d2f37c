import type { Asked } from '../service.js';

/** A request that must be refused, and what the refusal must say. */
export interface Malformed {
  readonly name: string;
  readonly asked: Asked;
  /** The field that the problem must name; where absent, nothing is said about fields. */
  readonly field?: string;
  /** Where a certain status is the only right one. */
  readonly status?: number;
}

const JSON_TYPE = { 'content-type': 'application/json' };

export const posted = (
  url: string,
  payload: string | Buffer,
  headers: Record<string, string> = JSON_TYPE,
): Asked => ({
  method: 'POST',
  url: `/api/v1/${url}`,
  headers,
  payload,
});

export const got = (url: string, headers: Record<string, string> = {}): Asked => ({
  method: 'GET',
  url: `/api/v1/${url}`,
  headers,
});
