import type { Lane } from './lane.js';
import { stated, summary, type LaneSummary } from './lane-summary.js';

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

export function approvalState(lane: Lane): ApprovalState {
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
