import type { Question } from '../../../api/client.js';
import { patchQuery } from '../../../routing/address.js';

export const FILTERS = [
  'type',
  'agency',
  'productId',
  'therapyGroup',
  'sponsor',
  'effectiveFrom',
  'effectiveTo',
] as const;
export type Filter = (typeof FILTERS)[number];
export type Filters = Readonly<Pick<NonNullable<Question<'/api/v1/events'>['query']>, Filter>>;

/** The names are the API's, in the address as in the question; the values are the API's to judge. */
export const readFilters = (query: URLSearchParams): Filters =>
  Object.fromEntries(FILTERS.flatMap((name) => (query.has(name) ? [[name, query.get(name)!]] : [])));

/** Another filter is another list: it begins at its first page. */
export const setFilter = (name: Filter, value: string | undefined, replace = false): void =>
  patchQuery({ [name]: value, cursor: undefined }, replace);

export const clearFilters = (): void =>
  patchQuery({ ...Object.fromEntries(FILTERS.map((name) => [name, undefined])), cursor: undefined });
