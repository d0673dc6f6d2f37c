import { countsOf, countsOfAll, type DayTable } from './day-table.js';
import { APPROVAL, type Events } from './outcome.js';

/** A survival curve as columns: one row for each day with an event or a censored span, as R's `survfit` lists them. */
export interface SurvivalCurve {
  /** Spans that went in. */
  readonly n: number;
  readonly days: Int32Array;
  /** Spans whose duration is at least the row's day. */
  readonly atRisk: Float64Array;
  /** Events on the row's day. */
  readonly events: Uint32Array;
  /** Probability of no event up to and including the row's day. */
  readonly survival: Float64Array;
  /** Greenwood's sum: Var(S) / S², the variance of log S; Infinity once S is 0. */
  readonly greenwood: Float64Array;
}

/**
 * Product-limit estimate of the time to an event: S(t) = Π over days u ≤ t of (1 - d(u) / n(u)), with d(u) events
 * and n(u) spans at risk on day u. A span censored on a day is still at risk on it. Its variance is S(t)² times
 * Greenwood's sum Σ d / (n (n - d)).
 * Sources: E. L. Kaplan, P. Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53 (1958), 457-481;
 * M. Greenwood, "The Errors of Sampling of the Survivorship Tables", Reports on Public Health 33 (1926), 1-26.
 * Independent censoring is assumed. The same as R's `survfit(Surv(days, event) ~ 1)`.
 * @param events outcomes that are the event; spans with any other outcome are censored on their day
 */
export function kaplanMeier(table: DayTable, events: Events = APPROVAL): SurvivalCurve {
  const all = countsOfAll(table);
  const occurred = countsOf(table, events);
  const rows = table.days.length;
  const atRisk = new Float64Array(rows);
  const survival = new Float64Array(rows);
  const greenwood = new Float64Array(rows);
  let n = 0;
  for (let row = rows - 1; row >= 0; row--) atRisk[row] = n += all[row]!;
  const estimate = new ProductLimit();
  for (let row = 0; row < rows; row++) {
    estimate.meet(occurred[row]!, atRisk[row]!);
    survival[row] = estimate.survival;
    greenwood[row] = estimate.greenwood;
  }
  return { n, days: table.days, atRisk, events: occurred, survival, greenwood };
}

/** The product-limit estimate as it comes down, day by day. */
export class ProductLimit {
  survival = 1;
  greenwood = 0;

  /** Takes in the events of the next day, of so many spans at risk on it. */
  meet(events: number, atRisk: number): void {
    if (events === 0) return;
    this.survival *= (atRisk - events) / atRisk;
    this.greenwood += events / (atRisk * (atRisk - events));
  }
}
