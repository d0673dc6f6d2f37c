import type { LaneStatus } from '#projections/product/lane.js';
import type { ProductState } from '#projections/product/state.js';

/** Where a lane stands, since when, and what it may be where an imprecise date leaves that open. */
interface ClaimedStatus {
  readonly status?: string;
  readonly since?: string;
  readonly possibleStatus?: string;
  readonly possibleSince?: string;
}

interface ClaimedLane extends ClaimedStatus {
  readonly agency?: string;
  readonly kind?: string;
}

/**
 * What a bundle claims of one product: a line of its `state.ndjson`. `verifier/README.md` defines each field, and
 * the verifier works the same out from the events by code of its own.
 */
export interface ClaimedState {
  readonly productId: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly sponsor?: string;
  readonly mergedFrom?: readonly string[];
  readonly stage: string;
  readonly possibleStage?: string;
  readonly applications: readonly (ClaimedLane & { readonly applicationId: string })[];
  readonly approvals: readonly (ClaimedLane & { readonly approvalId: string })[];
  readonly designations: readonly (ClaimedLane & { readonly designationId: string })[];
  readonly trials: readonly (ClaimedLane & { readonly trialId: string })[];
}

interface LaneState {
  readonly agency?: string;
  readonly status?: LaneStatus;
  readonly possibly?: LaneStatus;
}

export function claimedState(state: ProductState): ClaimedState {
  const { productId, name, sponsor, mergedFrom, stage, possibleStage } = state;
  return {
    productId,
    name,
    names: state.names.map(({ text }) => text),
    ...(sponsor !== undefined && { sponsor }),
    ...(mergedFrom && { mergedFrom: mergedFrom.toSorted() }),
    stage,
    ...(possibleStage !== undefined && { possibleStage }),
    applications: inOrder(state.applications, ({ applicationId }) => applicationId).map((lane) => ({
      applicationId: lane.applicationId,
      ...claimedLane(lane, lane.applicationKind),
    })),
    approvals: inOrder(state.approvals, ({ approvalId }) => approvalId).map((lane) => ({
      approvalId: lane.approvalId,
      ...claimedLane(lane, lane.approvalKind),
    })),
    designations: inOrder(state.designations, ({ designationId }) => designationId).map((lane) => ({
      designationId: lane.designationId,
      ...claimedLane(lane, lane.kind),
    })),
    trials: inOrder(state.trials, ({ trialId }) => trialId).map((lane) => ({
      trialId: lane.trialId,
      ...claimedLane(lane),
    })),
  };
}

const inOrder = <L>(lanes: readonly L[], idOf: (lane: L) => string): L[] =>
  lanes.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));

function claimedLane({ agency, status, possibly }: LaneState, kind?: string): ClaimedLane {
  return {
    ...(agency !== undefined && { agency }),
    ...(kind !== undefined && { kind }),
    ...(status && { status: status.status }),
    ...(status?.since !== undefined && { since: status.since }),
    ...(possibly && { possibleStatus: possibly.status }),
    ...(possibly?.since !== undefined && { possibleSince: possibly.since }),
  };
}
