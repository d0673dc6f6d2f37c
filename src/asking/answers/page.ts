import { createHash } from 'node:crypto';
import { badRequest } from '../../http/index.js';
import type { ResolvedBasis } from '../basis/basis.js';

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 500;

export interface PageRequest {
  readonly limit?: number;
  readonly cursor?: string;
}

/** A run of a list, and the cursor that asks for the run after it; absent at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly next?: string;
}

interface Cursor {
  /** Offset in the list. */
  readonly o: number;
  /** The pair of dates that the list was made for, and a digest of its filter. */
  readonly d: string;
  readonly p: number;
  readonly f: string;
  /** The earlier pair of dates, where the list compares two. */
  readonly from?: { readonly d: string; readonly p: number };
  /** Digest of the rest: a cursor is given, never made. */
  readonly c: string;
}

/** Pins a list's later pages to the dates of its first: the cursor carries them. */
export function basisOfCursor(cursor: string | undefined): { effectiveAt?: string; knownAt?: string } {
  if (cursor === undefined) return {};
  const { d, p } = readCursor(cursor);
  return { effectiveAt: d, knownAt: `position:${p}` };
}

/** The earlier pair of a list that compares two. */
export function earlierBasisOfCursor(cursor: string | undefined): {
  fromEffectiveAt?: string;
  fromKnownAt?: string;
} {
  const from = cursor === undefined ? undefined : readCursor(cursor).from;
  return from ? { fromEffectiveAt: from.d, fromKnownAt: `position:${from.p}` } : {};
}

/**
 * @param from the earlier pair of dates, where the list compares two
 * @throws ProblemError 400 where the cursor is of another list
 */
export function pageOf<T>(
  found: readonly T[],
  filter: object,
  { cursor, limit = DEFAULT_LIMIT }: PageRequest,
  basis: ResolvedBasis,
  from?: ResolvedBasis,
): { run: readonly T[]; total: number; next?: string } {
  const digest = digestOf(filter);
  const start = cursor === undefined ? 0 : offsetOf(cursor, digest);
  const end = start + limit;
  const next = sealed({
    o: end,
    d: basis.effectiveAt,
    p: basis.position,
    f: digest,
    ...(from && { from: { d: from.effectiveAt, p: from.position } }),
  });
  return {
    run: found.slice(start, end),
    total: found.length,
    ...(end < found.length && { next: Buffer.from(JSON.stringify(next)).toString('base64url') }),
  };
}

function offsetOf(cursor: string, digest: string): number {
  const { o, f } = readCursor(cursor);
  if (f !== digest)
    throw badRequest([{ field: 'cursor', value: cursor, rule: 'belongs to a list with other filters' }]);
  return o;
}

function readCursor(text: string): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<Cursor> | null;
    const { o, d, p, f, from } = cursor ?? {};
    if (
      Number.isSafeInteger(o) &&
      Number.isSafeInteger(p) &&
      typeof d === 'string' &&
      typeof f === 'string'
    ) {
      const whole = sealed({ o: o!, d, p: p!, f, ...(from && { from }) });
      if (cursor?.c === whole.c) return whole;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw badRequest([{ field: 'cursor', value: text, rule: 'must be a cursor as given in `next`' }]);
}

const sealed = (cursor: Omit<Cursor, 'c'>): Cursor => ({ ...cursor, c: hashOf(cursor) });

const digestOf = (filter: object): string =>
  hashOf(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .sort(),
  );

const hashOf = (value: object): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 12);
