import { laneOf, type LaneRef } from '#events/catalogue.js';
import type { Belief, LoggedEvent } from '../belief/belief.js';
import { boundsOf, certaintyAt, compareEffective, type Certainty } from '../effective/effective.js';
import type { EpochDay } from '#events/edtf.js';
import { statusOf, type Status } from './stage.js';

/** A believed fact that is in force on the day asked, or may be. */
export interface Milestone extends Belief {
  readonly certainty: Certainty;
}

/** The story of one application, approval, designation or trial, in the world's order. */
export interface Lane extends LaneRef {
  readonly milestones: readonly Milestone[];
}

/** Facts that are believed and in force, or possibly in force, on a day; in the world's order. */
export function milestonesAt(beliefs: readonly Belief[], day: EpochDay): Milestone[] {
  return beliefs
    .filter(({ retraction }) => !retraction)
    .flatMap((belief) => {
      const certainty = certaintyAt(boundsOf(belief.event), day);
      return certainty ? [{ ...belief, certainty }] : [];
    })
    .sort((a, b) => compareEffective(a.event, b.event));
}

/**
 * The lanes an event stands in. A marketing approval that concludes an application stands in both: in its own
 * approval's lane and at the end of the application's.
 */
export function lanesOf(event: Pick<LoggedEvent, 'type' | 'data'>): LaneRef[] {
  const lane = laneOf(event);
  if (!lane) return [];
  const { applicationId } = event.data;
  return lane.kind === 'approval' && typeof applicationId === 'string'
    ? [lane, { kind: 'application', id: applicationId }]
    : [lane];
}

/** Lanes in the order in which they first appear. */
export function lanesIn(milestones: readonly Milestone[]): Lane[] {
  const lanes = new Map<string, LaneRef & { milestones: Milestone[] }>();
  for (const milestone of milestones) {
    for (const ref of lanesOf(milestone.event)) {
      const name = `${ref.kind} ${ref.id}`;
      const lane = lanes.get(name);
      if (lane) lane.milestones.push(milestone);
      else lanes.set(name, { ...ref, milestones: [milestone] });
    }
  }
  return [...lanes.values()];
}

/** The milestone that gives a lane its status: the last in the world's order that bears one. */
export const statusMilestone = (milestones: readonly Milestone[]): Milestone | undefined =>
  milestones.findLast(({ event }) => statusOf(event.type) !== undefined);

export interface LaneStatus {
  readonly status: Status;
  /** EDTF date since when. */
  readonly since?: string;
  readonly eventId: string;
}

/** Status from what is certain; and, where it differs, what it may be if the imprecise dates have come. */
export function laneStatus(lane: Lane): { status?: LaneStatus; possibly?: LaneStatus } {
  const certain = asStatus(
    statusMilestone(lane.milestones.filter(({ certainty }) => certainty === 'certain')),
  );
  const possible = asStatus(statusMilestone(lane.milestones));
  return {
    ...(certain && { status: certain }),
    ...(possible && possible.eventId !== certain?.eventId && { possibly: possible }),
  };
}

const asStatus = (milestone: Milestone | undefined): LaneStatus | undefined =>
  milestone && {
    status: statusOf(milestone.event.type)!,
    ...(milestone.event.effectiveOn && { since: milestone.event.effectiveOn }),
    eventId: milestone.event.id,
  };

/** The value of a field in a lane: from the last event that states it. */
export const latestField = (milestones: readonly Milestone[], field: string): unknown =>
  milestones.findLast(({ event }) => event.data[field] !== undefined)?.event.data[field];
