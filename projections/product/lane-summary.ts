import { jurisdictionOf } from './jurisdiction.js';
import { laneStatus, latestField, type Lane, type LaneStatus } from './lane.js';

/** What every lane tells, whatever its kind. */
export interface LaneSummary {
  readonly agency?: string;
  readonly jurisdiction?: string;
  readonly status?: LaneStatus;
  /** What the status may be, where an imprecise date leaves it open. */
  readonly possibly?: LaneStatus;
}

export function summary(lane: Lane): LaneSummary {
  const agency = latestField(lane.milestones, 'agency') as string | undefined;
  const jurisdiction = agency && jurisdictionOf(agency);
  return { ...(agency && { agency }), ...(jurisdiction && { jurisdiction }), ...laneStatus(lane) };
}

/** The fields of a lane that are stated anywhere in it, each from the last event that states it. */
export function stated<K extends string>({ milestones }: Lane, ...fields: K[]): { [key in K]?: never } {
  const entries = fields.map((field) => [field, latestField(milestones, field)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as { [key in K]?: never };
}
