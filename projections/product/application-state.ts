import type { EpochDay } from '#events/edtf.js';
import type { Clocks } from '../review-time/application-clock.js';
import type { Lane } from './lane.js';
import { stated, summary, type LaneSummary } from './lane-summary.js';
import { reviewClock, type ClockState } from './review-clock.js';

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
    clock: reviewClock(lane, day, clocks),
  };
}
