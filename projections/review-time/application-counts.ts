import type { Register } from '../register/register.js';
import {
  CONCLUSIONS,
  countedApplications,
  type Conclusion,
  type CountFilter,
} from './counted-applications.js';
import type { Pair } from './span-pair.js';

/** Applications of one year and one therapy group, by conclusion. */
export interface ApplicationCount {
  /** Year of the first event that is recorded of the application; null where its date leaves it open. */
  readonly year: number | null;
  readonly therapyGroup: string | null;
  readonly n: number;
  readonly conclusions: Readonly<Record<Conclusion, number>>;
}

/** Applications by year, therapy group and conclusion, from what is certain at a pair of dates. */
export function applicationCounts(register: Register, filter: CountFilter, pair: Pair): ApplicationCount[] {
  const counts = new Map<string, ApplicationCount & { n: number; conclusions: Record<Conclusion, number> }>();
  for (const { year, therapyGroup, conclusion } of countedApplications(register, filter, pair)) {
    const name = `${year} ${therapyGroup}`;
    let count = counts.get(name);
    if (!count) {
      const conclusions = Object.fromEntries(CONCLUSIONS.map((each) => [each, 0])) as Record<
        Conclusion,
        number
      >;
      counts.set(name, (count = { year, therapyGroup, n: 0, conclusions }));
    }
    count.n++;
    count.conclusions[conclusion]++;
  }
  return [...counts.values()].sort(
    (a, b) =>
      (a.year ?? Infinity) - (b.year ?? Infinity) ||
      compare(a.therapyGroup ?? '\uffff', b.therapyGroup ?? '\uffff'),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
