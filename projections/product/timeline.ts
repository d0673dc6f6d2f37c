import type { EpochDay } from '#events/edtf.js';
import type { Belief } from '../belief/belief.js';
import { findingsIn, type Finding } from '../finding/finding.js';
import { listingFindings } from '../finding/listing.js';
import { claimsIn } from './claims.js';
import { identityOf } from './identity.js';
import { lanesIn, milestonesAt, type Lane } from './lane.js';
import { summary, type LaneSummary } from './lane-summary.js';
import { milestoneView, type MilestoneView } from './milestone-view.js';
import type { Stage } from './stage.js';
import { stagesReached } from './stages-reached.js';

export interface TimelineLane extends LaneSummary {
  readonly kind: Lane['kind'];
  readonly id: string;
  readonly milestones: readonly MilestoneView[];
}

/** A product's dated milestones, in lanes by agency and application, each in the world's order. */
export interface Timeline {
  readonly productId: string;
  readonly name: string;
  readonly stage: Stage;
  readonly possibleStage?: Stage;
  /** Registration and names: what says who the product is. */
  readonly identity: readonly MilestoneView[];
  readonly lanes: readonly TimelineLane[];
  readonly claims: readonly MilestoneView[];
  readonly findings: readonly Finding[];
}

const KIND_ORDER: readonly Lane['kind'][] = ['designation', 'application', 'trial', 'approval'];

/** @returns undefined where the product is not registered, as far as the beliefs know */
export function productTimeline(
  productId: string,
  beliefs: readonly Belief[],
  day: EpochDay,
): Timeline | undefined {
  const milestones = milestonesAt(beliefs, day);
  const identity = identityOf(productId, milestones);
  if (!identity) return undefined;
  const lanes = lanesIn(milestones);
  const laned = new Set(lanes.flatMap((lane) => lane.milestones));
  const claims = claimsIn(milestones);
  const claimIds = new Set(claims.map(({ eventId }) => eventId));
  return {
    productId,
    name: identity.name,
    ...stagesReached(lanes),
    identity: milestones
      .filter((milestone) => !laned.has(milestone) && !claimIds.has(milestone.event.id))
      .map(milestoneView),
    lanes: lanes.map(timelineLane).sort(byAgencyAndKind),
    claims,
    findings: [...findingsIn(lanes), ...listingFindings(milestones)],
  };
}

const timelineLane = (lane: Lane): TimelineLane => ({
  kind: lane.kind,
  id: lane.id,
  ...summary(lane),
  milestones: lane.milestones.map(milestoneView),
});

/** Stable: lanes of one agency and kind stay in the order in which they began. */
const byAgencyAndKind = (a: TimelineLane, b: TimelineLane): number =>
  compareText(a.agency ?? '', b.agency ?? '') || KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
