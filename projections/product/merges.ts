import type { LoggedEvent } from '../belief/belief.js';
import { compareEffective } from '../effective/effective.js';

/** Product by the product it went into. */
export type Merges = ReadonlyMap<string, string>;

/**
 * @param merges merges that are believed and certainly in force
 * @returns of two merges of one product the later in the world's order holds
 */
export const mergesAmong = (merges: readonly LoggedEvent[]): Merges =>
  new Map(
    merges.toSorted(compareEffective).map(({ productId, data }) => [productId!, data['into'] as string]),
  );

/** The steps of a merged thing from where it was to where it goes on; a circle ends where it closes. */
export function mergePath<T>(from: T, into: ReadonlyMap<T, T>): T[] {
  const path = [from];
  const seen = new Set<T>();
  for (let at = from, next; !seen.has(at) && (next = into.get(at)) !== undefined; at = next) {
    seen.add(at);
    path.push(next);
  }
  return path;
}

/** The one that goes on; a circle of merges leads nowhere and leaves each where it is. */
export const survivor = <T>(from: T, into: ReadonlyMap<T, T>): T => mergePath(from, into).at(-1)!;
