import { logLogLimit, Z_95 } from './confidence-band.js';
import { totals, type DayTable } from './day-table.js';
import { ProductLimit } from './kaplan-meier.js';
import { APPROVAL, OUTCOMES, type Events, type Outcome } from './outcome.js';

/** A time by which a share of the spans has met the event, in days, with its confidence band. */
export interface SurvivalQuantile {
  /** Undefined where the curve never comes down far enough. */
  readonly estimate: number | undefined;
  /** Limits of the band; undefined where the limit of the curve never comes down far enough, so that none is known. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** How near a curve counts as equal to a level; the square root of the machine epsilon, as R takes it. */
export const LEVEL_TOLERANCE = Math.sqrt(Number.EPSILON);

/**
 * The day by which a share p has met the event: the first on which the curve is at 1 - p or below. Where the curve
 * lies flat at 1 - p, halfway to the day on which it next falls; where it never falls again, that first day.
 * The band inverts the log-log limits of the curve by the same rule.
 *
 * For the median this is the rule by which R prints a `survfit` (`summary(fit)$table`). R's `quantile(fit)` differs
 * in one case: of a curve that ends flat at 1 - p it takes halfway to the last censored span.
 * Source: R. Brookmeyer, J. Crowley, "A Confidence Interval for the Median Survival Time", Biometrics 38 (1982),
 * 29-41; T. Therneau, the `survival` package 3.5, `print.survfit`.
 * Walks down no further than the last of the three needs, and looks at the days with an event alone: on all others
 * the curve and its limits are what they were.
 * @param p from 0 to 1, both excluded
 */
export function survivalQuantile(
  table: DayTable,
  p: number,
  { events = APPROVAL, z = Z_95 }: { readonly events?: Events; readonly z?: number } = {},
): SurvivalQuantile {
  if (!(p > 0 && p < 1)) throw new RangeError(`a share lies between 0 and 1, not ${p}`);
  const level = 1 - p;
  const [estimate, lower, upper] = [new Descent(level), new Descent(level), new Descent(level)];
  const curve = new ProductLimit();
  const { days, counts } = table;
  const isEvent = [0, 1, 2, 3].map((outcome) => Number(events.includes(outcome as Outcome)));
  const [ofPending, ofApproved, ofWithdrawn, ofRefused] = isEvent as [number, number, number, number];
  let atRisk = totals(table).n;
  for (let row = 0, at = 0; row < days.length; row++, at += OUTCOMES) {
    const [pending, approved] = [counts[at]!, counts[at + 1]!];
    const [withdrawn, refused] = [counts[at + 2]!, counts[at + 3]!];
    const occurred =
      ofPending * pending + ofApproved * approved + ofWithdrawn * withdrawn + ofRefused * refused;
    if (occurred > 0) {
      curve.meet(occurred, atRisk);
      const { survival, greenwood } = curve;
      const day = days[row]!;
      if (!estimate.ended) estimate.pass(day, survival);
      if (!lower.ended) lower.pass(day, logLogLimit(survival, greenwood, z));
      // The upper limit lies above the curve: before the curve is down there it is not.
      if (!upper.ended && !isAbove(survival, level)) upper.pass(day, logLogLimit(survival, greenwood, -z));
      if (estimate.ended && lower.ended && upper.ended) break;
    }
    atRisk -= pending + approved + withdrawn + refused;
  }
  return { estimate: estimate.day, lower: lower.day, upper: upper.day };
}

/** The median time to the event, with its band. */
export const survivalMedian = (table: DayTable): SurvivalQuantile => survivalQuantile(table, 0.5);

/** The day on which something that comes down is at a level, by the rule for a curve that lies flat there. */
class Descent {
  day: number | undefined;
  /** Whether no later day can change it. */
  ended = false;
  private reached = Infinity;

  constructor(private readonly level: number) {}

  pass(day: number, value: number | undefined): void {
    if (value === undefined || isAbove(value, this.level)) return;
    if (this.day === undefined) {
      this.day = day;
      this.reached = value;
      this.ended = Math.abs(value - this.level) >= LEVEL_TOLERANCE;
    } else if (value < this.reached) {
      this.day = (this.day + day) / 2;
      this.ended = true;
    }
  }
}

const isAbove = (value: number, level: number): boolean => value >= level + LEVEL_TOLERANCE;
