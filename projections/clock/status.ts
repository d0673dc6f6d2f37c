import type { EpochDay } from '#events/edtf.js';
import type { Deadline } from './deadline.js';
import { isPausedByStops, termsInForce, type ClockFacts, type ClockTerms } from './terms.js';

/**
 * - `not-started`: its start is still to come
 * - `running`, `stopped`: nothing decided, and the deadline not passed
 * - `overdue`, `deemed-approved`: the deadline passed in silence, and what the rule makes of that. Deemed approval is
 *   what follows from a rule; it is no approval that anybody recorded
 * - `on-time`, `late`: the agency decided by the deadline, or after it
 * - `withdrawn`: the applicant ended it
 */
export type ClockStatus =
  'not-started' | 'running' | 'stopped' | 'overdue' | 'deemed-approved' | 'on-time' | 'late' | 'withdrawn';

/**
 * What may be said of a clock on a day: one status, or several where imprecise dates leave it open. The deadline
 * itself is still in time.
 */
export function possibleStatuses(
  terms: ClockTerms,
  facts: ClockFacts,
  deadline: Deadline,
  asOf: EpochDay,
): readonly ClockStatus[] {
  if (facts.end?.by === 'applicant') return ['withdrawn'];
  if (facts.end) {
    const { on } = facts.end;
    return either(on.earliest <= deadline.latest && 'on-time', on.latest > deadline.earliest && 'late');
  }
  if (asOf < facts.start.earliest) return ['not-started'];
  const inForce = termsInForce(terms, facts);
  const stopped = isPausedByStops(inForce) && (facts.stops ?? []).some((stop) => isOpen(stop.to, asOf));
  return either(
    asOf < facts.start.latest && 'not-started',
    asOf <= deadline.latest && (stopped ? 'stopped' : 'running'),
    asOf > deadline.earliest && inForce.onSilence,
  );
}

function isOpen(to: { readonly earliest: EpochDay } | undefined, asOf: EpochDay): boolean {
  return to === undefined || to.earliest > asOf;
}

function either(...statuses: readonly (ClockStatus | false)[]): ClockStatus[] {
  return statuses.filter((status) => status !== false);
}
