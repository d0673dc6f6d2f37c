import type { Envelope } from '#events/envelope.js';
import type { Belief } from '#projections/belief/belief.js';
import { lanesOf } from '#projections/product/lane.js';
import { identityRules } from './identity-rules.js';
import { LANE_RULES } from './lane-rules.js';

/** Refuses a fact that cannot be true beside these. */
export function refuseImpossible(fact: Envelope, beliefs: readonly Belief[]): void {
  identityRules(fact, beliefs);
  refuseInLanes(fact, beliefs);
}

/** Refuses a fact that cannot be true of its application, approval, designation or trial. */
export function refuseInLanes(fact: Envelope, beliefs: readonly Belief[]): void {
  for (const { kind, id } of lanesOf(fact)) {
    const lane = beliefs.filter(({ event }) =>
      lanesOf(event).some((other) => other.kind === kind && other.id === id),
    );
    LANE_RULES[kind]({ fact, lane });
  }
}
