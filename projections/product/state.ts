import { laneOf } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import type { Belief, LoggedEvent } from '../belief/belief.js';
import { applicationClock, type Clocks, type ComputedClock } from '../review-time/application-clock.js';
import { clockFactsIn, ENDS_REVIEW } from '../review-time/clock-facts.js';
import { findingsIn, type Finding } from '../finding/finding.js';
import { listingFindings } from '../finding/listing.js';
import { identityOf, type Identity } from './identity.js';
import { jurisdictionOf } from './jurisdiction.js';
import {
  laneStatus,
  lanesIn,
  latestField,
  milestonesAt,
  statusMilestone,
  type Lane,
  type LaneStatus,
  type Milestone,
} from './lane.js';
import { milestoneView, type MilestoneView } from './milestone-view.js';
import { stageOf, stageRank, STAGES, type Stage } from './stage.js';

/** What every lane tells, whatever its kind. */
interface LaneSummary {
  readonly agency?: string;
  readonly jurisdiction?: string;
  readonly status?: LaneStatus;
  /** What the status may be, where an imprecise date leaves it open. */
  readonly possibly?: LaneStatus;
}

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

export interface ApplicationState extends LaneSummary {
  readonly applicationId: string;
  readonly applicationKind?: string;
  readonly applicationNumber?: string;
  readonly indications?: readonly string[];
  readonly phase?: string;
  readonly pathway?: string;
  /** The goal date as announced, never computed. */
  readonly announcedGoal?: { readonly goalDate: string; readonly basis?: string; readonly eventId: string };
  readonly clock: ClockState;
}

export interface ConditionState {
  readonly conditionId: string;
  readonly condition?: string;
  readonly due?: string;
  readonly fulfilled: boolean;
}

export interface ApprovalState extends LaneSummary {
  readonly approvalId: string;
  readonly approvalKind?: string;
  readonly indication?: string;
  readonly approvalNumber?: string;
  readonly holder?: string;
  readonly conditions?: readonly ConditionState[];
}

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
  /** What somebody said of it: forecasts, reported statistics, that a source lists it no longer. They change no state. */
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
    ...stagesOf(lanes),
    applications: of('application', (lane) => applicationState(lane, day, clocks)),
    approvals: of('approval', approvalState),
    designations: of('designation', designationState),
    trials: of('trial', trialState),
    claims: claimsIn(milestones),
    findings: [...findingsIn(lanes), ...listingFindings(milestones)],
  };
}

const CLAIMS: readonly string[] = [
  'StatisticReported',
  'ForecastStated',
  'SourceListingEnded',
  'SourceListingResumed',
];

export const isClaim = (type: string): boolean => CLAIMS.includes(type);

export const claimsIn = (milestones: readonly Milestone[]): MilestoneView[] =>
  milestones.filter(({ event }) => isClaim(event.type)).map(milestoneView);

export function stagesOf(lanes: readonly Lane[]): { stage: Stage; possibleStage?: Stage } {
  const furthest = (only: (milestone: Milestone) => boolean): Stage => {
    const ranks = lanes.map((lane) => {
      const event = statusMilestone(lane.milestones.filter(only))?.event;
      if (!event || concludesElsewhere(event, lane)) return 0;
      return stageRank(stageOf(event.type, latestField(lane.milestones, 'applicationKind')));
    });
    return STAGES[Math.max(0, ...ranks)]!;
  };
  const stage = furthest(({ certainty }) => certainty === 'certain');
  const possible = furthest(() => true);
  return { stage, ...(possible !== stage && { possibleStage: possible }) };
}

/** An approval may be suspended or withdrawn; the application that it concluded does not say for it where it stands. */
const concludesElsewhere = (event: LoggedEvent, lane: Lane): boolean => laneOf(event)?.kind !== lane.kind;

function summary(lane: Lane): LaneSummary {
  const agency = latestField(lane.milestones, 'agency') as string | undefined;
  const jurisdiction = agency && jurisdictionOf(agency);
  return { ...(agency && { agency }), ...(jurisdiction && { jurisdiction }), ...laneStatus(lane) };
}

/** The fields of a lane that are stated anywhere in it, each from the last event that states it. */
function stated<K extends string>({ milestones }: Lane, ...fields: K[]): { [key in K]?: never } {
  const entries = fields.map((field) => [field, latestField(milestones, field)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as { [key in K]?: never };
}

export function applicationState(lane: Lane, day: EpochDay, clocks?: Clocks): ApplicationState {
  const goal = lane.milestones.findLast(({ event }) => event.data['goalDate'] !== undefined)?.event;
  const pathway = lane.milestones.findLast(({ event }) => event.data['pathway'] ?? event.data['to'])?.event;
  return {
    applicationId: lane.id,
    ...summary(lane),
    ...stated(lane, 'applicationKind', 'applicationNumber', 'indications', 'phase'),
    ...(pathway && { pathway: (pathway.data['pathway'] ?? pathway.data['to']) as string }),
    ...(goal && {
      announcedGoal: {
        goalDate: goal.data['goalDate'] as string,
        ...(goal.data['basis'] !== undefined && { basis: goal.data['basis'] as string }),
        eventId: goal.id,
      },
    }),
    clock: withComputed(clockOf(lane), lane, day, clocks),
  };
}

function withComputed(clock: ClockState, lane: Lane, day: EpochDay, clocks: Clocks | undefined): ClockState {
  if (!clocks || clock.state === 'not-started') return clock;
  const found = applicationClock(clockFactsIn(lane.milestones), clocks, day);
  if (!found) return { ...clock, notComputed: NO_RULE };
  return 'computed' in found ? { ...clock, computed: found.computed } : { ...clock, ...found };
}

const NO_RULE = 'No rule that can be computed with is known for it.';

function clockOf(lane: Lane): ClockState {
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

function approvalState(lane: Lane): ApprovalState {
  const became = (type: string): unknown =>
    lane.milestones.findLast(({ event }) => event.type === type)?.event.data['to'];
  const [converted, transferred] = [became('ApprovalConverted'), became('HolderTransferred')];
  const conditions = conditionsIn(lane);
  return {
    approvalId: lane.id,
    ...summary(lane),
    ...stated(lane, 'approvalKind', 'indication', 'approvalNumber', 'holder'),
    ...(converted !== undefined && { approvalKind: converted as string }),
    ...(transferred !== undefined && { holder: transferred as string }),
    ...(conditions.length > 0 && { conditions }),
  };
}

function conditionsIn({ milestones }: Lane): ConditionState[] {
  const ids = new Set(
    milestones.flatMap(({ event }) => (event.data['conditionId'] as string | undefined) ?? []),
  );
  return [...ids].map((conditionId) => {
    const events = milestones
      .map(({ event }) => event)
      .filter(({ data }) => data['conditionId'] === conditionId);
    const imposed = events.find(({ type }) => type === 'ConditionImposed')?.data;
    return {
      conditionId,
      ...(imposed && { condition: imposed['condition'] as string }),
      ...(imposed?.['due'] !== undefined && { due: imposed['due'] as string }),
      fulfilled: events.some(({ type }) => type === 'ConditionFulfilled'),
    };
  });
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
