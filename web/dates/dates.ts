import { useMemo } from 'react';
import { patchQuery, useOfAddress, type QueryPatch } from '../routing/address.js';

/**
 * The pair of dates a page is read at, as the API names them. An absent date is today, or now. Every question that a
 * page asks carries them, so that nothing is fetched which was not yet known.
 */
export interface Dates {
  /** In force on this civil day. */
  readonly effectiveAt?: string;
  /** As known then: an instant, or `position:<n>`. */
  readonly knownAt?: string;
}

export function datesOf(query: URLSearchParams): Dates {
  const effectiveAt = query.get('effectiveAt');
  const knownAt = query.get('knownAt');
  return { ...(effectiveAt !== null && { effectiveAt }), ...(knownAt !== null && { knownAt }) };
}

/** The same object until the dates are others. */
export function useDates(): Dates {
  const text = useOfAddress(({ query }) => JSON.stringify(datesOf(query)));
  return useMemo(() => JSON.parse(text) as Dates, [text]);
}

export const isNow = ({ effectiveAt, knownAt }: Dates): boolean =>
  effectiveAt === undefined && knownAt === undefined;

/** Whether the page shows what has changed between its dates and now. Now, nothing has. */
export function useChangesShown(): boolean {
  return useOfAddress(({ query }) => query.get('changes') === '1' && !isNow(datesOf(query)));
}

/** Moves to other dates. A page of a list belongs to the dates it was asked at, so its cursor goes. */
export const moveTo = (patch: QueryPatch, replace = true): void =>
  patchQuery({ ...patch, cursor: undefined }, replace);
