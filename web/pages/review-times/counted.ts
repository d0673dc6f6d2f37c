import type { Question } from '../../api/client.js';
import { patchQuery, useAddress, type QueryPatch } from '../../routing/address.js';

type CountedQuery = NonNullable<Question<'/api/v1/review-times/counts/applications'>['query']>;

/** Which count's applications are shown; all of the year and the group where no conclusion is chosen. */
export type Counted = Pick<CountedQuery, 'year' | 'therapyGroup' | 'conclusion'>;

/** As the API says that nothing states a year, or a group. */
export const NOT_STATED = 'not-stated';

/** The parameters of the address, and the API's: `therapyGroup` narrows the spans already. */
const NAMES = { year: 'countedYear', therapyGroup: 'countedGroup', conclusion: 'conclusion' } as const;

export const NONE_COUNTED: QueryPatch = {
  ...Object.fromEntries(Object.values(NAMES).map((name) => [name, undefined])),
  cursor: undefined,
};

/** What is chosen; undefined where no count is. The values are the API's to judge. */
export function useCounted(): Counted | undefined {
  const { query } = useAddress();
  const chosen = Object.entries(NAMES).flatMap(([name, parameter]) =>
    query.has(parameter) ? [[name, query.get(parameter)!]] : [],
  );
  return chosen.length === 0 ? undefined : (Object.fromEntries(chosen) as Counted);
}

/** Shows the applications behind a count. */
export const openCounted = (counted: Counted): void =>
  patchQuery({
    ...NONE_COUNTED,
    ...Object.fromEntries(
      Object.entries(counted).map(([name, value]) => [NAMES[name as keyof Counted], value]),
    ),
  });

export const closeCounted = (): void => patchQuery(NONE_COUNTED);
