import { chiSquareUpperTail } from './chi-square.js';
import { countsOf, countsOfAll, type DayTable } from './day-table.js';
import { APPROVAL, type Events } from './outcome.js';
import { inverseQuadraticForm } from './quadratic-form.js';

export interface LogRank {
  /** Events of each group, in the order given. */
  readonly observed: readonly number[];
  /** Events each group would have had, had all met them at the same rate. */
  readonly expected: readonly number[];
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/**
 * Log-rank test that k groups meet the event at the same rate. On every day with d events among n at risk, a group
 * with n_j at risk expects d n_j / n; the covariance is d (n - d) / (n - 1) · n_j / n · ([j = l] - n_l / n). The
 * statistic is the quadratic form of observed minus expected, one group left out.
 * Sources: N. Mantel, Cancer Chemotherapy Reports 50 (1966), 163-170; R. Peto, J. Peto, J. R. Statist. Soc. A 135
 * (1972), 185-207. The same as R's `survdiff`, rho 0: groups that expect no event (empty ones among them) are left
 * out of the statistic and of its degrees of freedom.
 * @returns undefined where fewer than two groups expect an event, or the statistic has no variance
 */
export function logRank(tables: readonly DayTable[], events: Events = APPROVAL): LogRank | undefined {
  const sums = sumsOver(tables, events);
  const compared = [...sums.expected.keys()].filter((group) => sums.expected[group]! > 0);
  const free = compared.slice(1);
  if (free.length === 0) return undefined;
  const excess = Float64Array.from(free, (group) => sums.observed[group]! - sums.expected[group]!);
  const covariance = Float64Array.from(
    free.flatMap((j) => free.map((l) => sums.covariance[j * tables.length + l]!)),
  );
  const chiSquare = inverseQuadraticForm(covariance, excess);
  if (chiSquare === undefined) return undefined;
  return {
    observed: Array.from(sums.observed),
    expected: Array.from(sums.expected),
    chiSquare,
    degreesOfFreedom: free.length,
    pValue: chiSquareUpperTail(chiSquare, free.length),
  };
}

interface Sums {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** Group by group, row by row. */
  readonly covariance: Float64Array;
}

function sumsOver(tables: readonly DayTable[], events: Events): Sums {
  const k = tables.length;
  const all = tables.map(countsOfAll);
  const occurred = tables.map((table) => countsOf(table, events));
  const next = new Uint32Array(k);
  const atRisk = Float64Array.from(all, (counts) => counts.reduce((sum, count) => sum + count, 0));
  const sums: Sums = {
    observed: new Float64Array(k),
    expected: new Float64Array(k),
    covariance: new Float64Array(k * k),
  };
  const leaving = new Float64Array(k);
  for (const day of distinctDays(tables)) {
    let d = 0;
    for (let group = 0; group < k; group++) {
      leaving[group] = 0;
      const row = next[group]!;
      if (tables[group]!.days[row] !== day) continue;
      next[group]!++;
      leaving[group] = all[group]![row]!;
      sums.observed[group]! += occurred[group]![row]!;
      d += occurred[group]![row]!;
    }
    if (d > 0) addDay(sums, atRisk, d);
    for (let group = 0; group < k; group++) atRisk[group]! -= leaving[group]!;
  }
  return sums;
}

function addDay({ expected, covariance }: Sums, atRisk: Float64Array, d: number): void {
  const k = atRisk.length;
  let n = 0;
  for (let j = 0; j < k; j++) n += atRisk[j]!;
  const scale = n > 1 ? (d * (n - d)) / (n - 1) : 0;
  for (let j = 0; j < k; j++) {
    const share = atRisk[j]! / n;
    expected[j]! += d * share;
    for (let l = 0; l < k; l++)
      covariance[j * k + l]! += scale * share * ((j === l ? 1 : 0) - atRisk[l]! / n);
  }
}

function distinctDays(tables: readonly DayTable[]): Int32Array {
  const days = new Int32Array(tables.reduce((sum, table) => sum + table.days.length, 0));
  let at = 0;
  for (const table of tables) {
    days.set(table.days, at);
    at += table.days.length;
  }
  return days.sort().filter((day, index) => index === 0 || day !== days[index - 1]);
}
