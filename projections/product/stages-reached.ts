import { laneOf } from '#events/catalogue.js';
import type { LoggedEvent } from '../belief/belief.js';
import { latestField, statusMilestone, type Lane, type Milestone } from './lane.js';
import { stageOf, stageRank, STAGES, type Stage } from './stage.js';

/** How far a product has come by its lanes: the stage by what is certain, and the one it may stand at where that is another. */
export function stagesReached(lanes: readonly Lane[]): { stage: Stage; possibleStage?: Stage } {
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
