import { countsOfAll, type DayTable } from './day-table.js';
import { Outcome, OUTCOMES } from './outcome.js';
import { rowAt } from './rows.js';

/** Shares that have ended in each way, as columns: one row for each day of the table. In every row they add up to 1. */
export interface CumulativeIncidence {
  readonly n: number;
  readonly days: Int32Array;
  readonly atRisk: Float64Array;
  readonly approved: Float64Array;
  readonly withdrawn: Float64Array;
  readonly refused: Float64Array;
  /** Not ended in any way. */
  readonly open: Float64Array;
}

/**
 * Cumulative incidence of competing ends: F_k(t) = Σ over days u ≤ t of S(u-) d_k(u) / n(u), where S is the
 * Kaplan–Meier curve of any end, d_k(u) the ends of kind k and n(u) the spans at risk on day u. Pending spans are
 * censored. Unlike one minus a Kaplan–Meier curve that censors the other ends, these are shares of applications.
 * Source: O. O. Aalen, S. Johansen, "An Empirical Transition Matrix for Non-homogeneous Markov Chains Based on
 * Censored Observations", Scandinavian Journal of Statistics 5 (1978), 141-150. The same as `pstate` of R's
 * `survfit(Surv(days, factor(outcome)) ~ 1)`.
 */
export function cumulativeIncidence(table: DayTable): CumulativeIncidence {
  const all = countsOfAll(table);
  const rows = table.days.length;
  const atRisk = new Float64Array(rows);
  let n = 0;
  for (let row = rows - 1; row >= 0; row--) atRisk[row] = n += all[row]!;
  const approved = new Float64Array(rows);
  const withdrawn = new Float64Array(rows);
  const refused = new Float64Array(rows);
  const open = new Float64Array(rows);
  let a = 0;
  let w = 0;
  let r = 0;
  let survival = 1;
  for (let row = 0; row < rows; row++) {
    const at = row * OUTCOMES;
    const hazard = survival / atRisk[row]!;
    a += hazard * table.counts[at + Outcome.approved]!;
    w += hazard * table.counts[at + Outcome.withdrawn]!;
    r += hazard * table.counts[at + Outcome.refused]!;
    const staying = atRisk[row]! - (all[row]! - table.counts[at + Outcome.pending]!);
    survival *= staying / atRisk[row]!;
    approved[row] = a;
    withdrawn[row] = w;
    refused[row] = r;
    open[row] = survival;
  }
  return { n, days: table.days, atRisk, approved, withdrawn, refused, open };
}

/** The shares on one day. */
export interface IncidenceOnDay {
  readonly day: number;
  readonly approved: number;
  readonly withdrawn: number;
  readonly refused: number;
  readonly open: number;
}

/** The incidence read on a chosen day; undefined beyond the last span while some are open, and of no spans. */
export function incidenceOn(curve: CumulativeIncidence, day: number): IncidenceOnDay | undefined {
  const { days, approved, withdrawn, refused, open } = curve;
  const row = rowAt(days, day);
  if (row < 0) return curve.n > 0 ? { day, approved: 0, withdrawn: 0, refused: 0, open: 1 } : undefined;
  if (day > days.at(-1)! && open[row]! > 0) return undefined;
  return {
    day,
    approved: approved[row]!,
    withdrawn: withdrawn[row]!,
    refused: refused[row]!,
    open: open[row]!,
  };
}
