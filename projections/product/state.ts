import type { EpochDay } from '#events/edtf.js';
import type { Belief } from '../belief/belief.js';
import { findingsIn, type Finding } from '../finding/finding.js';
import { listingFindings } from '../finding/listing.js';
import type { Clocks } from '../review-time/application-clock.js';
import { applicationState, type ApplicationState } from './application-state.js';
import { approvalState, type ApprovalState } from './approval-state.js';
import { claimsIn } from './claims.js';
import { identityOf, type Identity } from './identity.js';
import { lanesIn, milestonesAt, type Lane } from './lane.js';
import { stated, summary, type LaneSummary } from './lane-summary.js';
import type { MilestoneView } from './milestone-view.js';
import type { Stage } from './stage.js';
import { stagesReached } from './stages-reached.js';

export interface DesignationState extends LaneSummary {
  readonly designationId: string;
  readonly kind?: string;
  readonly indication?: string;
}

export interface TrialState extends LaneSummary {
  readonly trialId: string;
  readonly phase?: string;
  readonly indications?: readonly string[];
}

/** One product as of a day, as far as the beliefs handed in know. */
export interface ProductState extends Identity {
  readonly stage: Stage;
  /** The stage it may stand at, where an imprecise date leaves it open. */
  readonly possibleStage?: Stage;
  readonly applications: readonly ApplicationState[];
  readonly approvals: readonly ApprovalState[];
  readonly designations: readonly DesignationState[];
  readonly trials: readonly TrialState[];
  readonly claims: readonly MilestoneView[];
  readonly findings: readonly Finding[];
}

/**
 * @param beliefs what is believed of the product and of those merged into it
 * @param day the day the answer is for
 * @param clocks rules and calendars to compute review clocks with; no clock is computed without
 * @returns undefined where the product is not registered, as far as the beliefs know
 */
export function productState(
  productId: string,
  beliefs: readonly Belief[],
  day: EpochDay,
  clocks?: Clocks,
): ProductState | undefined {
  const milestones = milestonesAt(beliefs, day);
  const identity = identityOf(productId, milestones);
  if (!identity) return undefined;
  const lanes = lanesIn(milestones);
  const of = <T>(kind: Lane['kind'], state: (lane: Lane) => T): T[] =>
    lanes.filter((lane) => lane.kind === kind).map(state);
  return {
    ...identity,
    ...stagesReached(lanes),
    applications: of('application', (lane) => applicationState(lane, day, clocks)),
    approvals: of('approval', approvalState),
    designations: of('designation', designationState),
    trials: of('trial', trialState),
    claims: claimsIn(milestones),
    findings: [...findingsIn(lanes), ...listingFindings(milestones)],
  };
}

const designationState = (lane: Lane): DesignationState => ({
  designationId: lane.id,
  ...summary(lane),
  ...stated(lane, 'kind', 'indication'),
});

const trialState = (lane: Lane): TrialState => ({
  trialId: lane.id,
  ...summary(lane),
  ...stated(lane, 'phase', 'indications'),
});
