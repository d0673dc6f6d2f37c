import type { EpochDay } from '#events/edtf.js';
import { applicationClock, type Clocks, type ComputedClock } from '../review-time/application-clock.js';
import { clockFactsIn, ENDS_REVIEW } from '../review-time/clock-facts.js';
import { jurisdictionOf } from './jurisdiction.js';
import { latestField, type Lane } from './lane.js';

/**
 * Whether a review clock runs. In China only acceptance starts it; at other agencies receipt does.
 * `not-started` says why; `started` and `ended` name the milestone. Where rules were handed in, `computed` is the
 * clock by its rule, or `notComputed` says why there is none.
 */
export type ClockState =
  | { readonly state: 'not-started'; readonly reason: string }
  | {
      readonly state: 'started' | 'ended';
      readonly since?: string;
      readonly eventId: string;
      readonly computed?: ComputedClock;
      readonly notComputed?: string;
    };

/** @param clocks rules and calendars to compute it with; it is not computed without */
export function reviewClock(lane: Lane, day: EpochDay, clocks?: Clocks): ClockState {
  const clock = recordedClock(lane);
  if (!clocks || clock.state === 'not-started') return clock;
  const found = applicationClock(clockFactsIn(lane.milestones), clocks, day);
  if (!found) return { ...clock, notComputed: NO_RULE };
  return 'computed' in found ? { ...clock, computed: found.computed } : { ...clock, ...found };
}

const NO_RULE = 'No rule that can be computed with is known for it.';

function recordedClock(lane: Lane): ClockState {
  const china = jurisdictionOf(String(latestField(lane.milestones, 'agency'))) === 'CN';
  const starts = china
    ? ['ApplicationAccepted']
    : ['ApplicationReceived', 'ApplicationAccepted', 'ApplicationFiled', 'ApplicationResubmitted'];
  const end = lane.milestones.findLast(({ event }) => ENDS_REVIEW.includes(event.type));
  const start = lane.milestones.findLast(({ event }) => starts.includes(event.type));
  const last = [start, end].filter((milestone) => milestone !== undefined);
  const latest = lane.milestones.findLast((milestone) => last.includes(milestone));
  if (!latest)
    return {
      state: 'not-started',
      reason: china ? 'no acceptance is recorded' : 'no receipt, acceptance or resubmission is recorded',
    };
  const { effectiveOn, id } = latest.event;
  return {
    state: latest === end ? 'ended' : 'started',
    ...(effectiveOn && { since: effectiveOn }),
    eventId: id,
  };
}
