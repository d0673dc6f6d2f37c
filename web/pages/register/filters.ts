import type { Question } from '../../api/client.js';
import { patchQuery, useAddress } from '../../routing/address.js';

/** What the list can be narrowed by; the names are the API's, in the address as in the question. */
export const FILTERS = ['search', 'agency', 'stage', 'therapyGroup', 'sponsor', 'designation'] as const;
export type Filter = (typeof FILTERS)[number];
export type Filters = Readonly<Partial<Record<Filter, string>>>;

export function useFilters(): Filters {
  const { query } = useAddress();
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = query.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** Another filter is another list: it begins at its first page. @param replace as while something is typed */
export const setFilters = (
  filters: Readonly<Partial<Record<Filter, string | undefined>>>,
  replace = false,
): void => patchQuery({ ...filters, cursor: undefined }, replace);

export const clearFilters = (): void =>
  setFilters(Object.fromEntries(FILTERS.map((name) => [name, undefined])));

/** The filters as the API takes them: what is blank asks for nothing. The API refuses what it does not know. */
export const asked = (filters: Filters): Question<'/api/v1/product-facets'>['query'] =>
  Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  );
