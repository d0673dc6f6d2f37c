import { findingsIn, type Finding } from '../finding/finding.js';
import type { Belief } from '../belief/belief.js';
import { laneStatus, lanesIn, milestonesAt, type Lane, type LaneStatus } from './lane.js';
import { milestoneView, type MilestoneView } from './milestone-view.js';

/** A milestone as a change tells it. */
export type ChangedMilestone = Pick<
  MilestoneView,
  'eventId' | 'type' | 'label' | 'effectiveOn' | 'announcedOn' | 'data'
>;

/** What a statement does to a timeline, whatever day it is looked at. */
export interface TimelineChange {
  /** Added where there is no `before`, taken out where there is no `after`. */
  readonly milestones: readonly { readonly before?: ChangedMilestone; readonly after?: ChangedMilestone }[];
  /** Lanes whose status changes. */
  readonly lanes: readonly {
    readonly kind: Lane['kind'];
    readonly id: string;
    readonly before?: LaneStatus;
    readonly after?: LaneStatus;
  }[];
  readonly findings: { readonly added: readonly Finding[]; readonly settled: readonly Finding[] };
}

/** @param before, after what is believed of the subject, without and with the statement */
export function timelineChange(before: readonly Belief[], after: readonly Belief[]): TimelineChange {
  const [old, next] = [sideOf(before), sideOf(after)];
  return {
    milestones: differing(old.milestones, next.milestones),
    lanes: differing(old.lanes, next.lanes).flatMap((pair) => {
      const { kind, id } = (pair.after ?? pair.before)!;
      const [was, is] = [pair.before?.status, pair.after?.status];
      return same(was, is) ? [] : [{ kind, id, ...(was && { before: was }), ...(is && { after: is }) }];
    }),
    findings: {
      added: [...next.findings].flatMap(([name, finding]) => (old.findings.has(name) ? [] : [finding])),
      settled: [...old.findings].flatMap(([name, finding]) => (next.findings.has(name) ? [] : [finding])),
    },
  };
}

interface Side {
  readonly milestones: ReadonlyMap<string, ChangedMilestone>;
  readonly lanes: ReadonlyMap<string, Pick<Lane, 'kind' | 'id'> & { readonly status?: LaneStatus }>;
  readonly findings: ReadonlyMap<string, Finding>;
}

function sideOf(beliefs: readonly Belief[]): Side {
  const milestones = milestonesAt(beliefs, Infinity);
  const lanes = lanesIn(milestones);
  return {
    milestones: byName(milestones.map(changed), ({ eventId }) => eventId),
    lanes: byName(
      lanes.map((lane) => ({ kind: lane.kind, id: lane.id, ...laneStatus(lane) })),
      ({ kind, id }) => `${kind} ${id}`,
    ),
    findings: byName(findingsIn(lanes), (finding) => JSON.stringify(finding)),
  };
}

function changed(milestone: Parameters<typeof milestoneView>[0]): ChangedMilestone {
  const { eventId, type, label, effectiveOn, announcedOn, data } = milestoneView(milestone);
  return {
    eventId,
    type,
    label,
    ...(effectiveOn !== undefined && { effectiveOn }),
    ...(announcedOn !== undefined && { announcedOn }),
    data,
  };
}

const byName = <T>(all: readonly T[], nameOf: (each: T) => string): Map<string, T> =>
  new Map(all.map((each) => [nameOf(each), each]));

function differing<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): { before?: T; after?: T }[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    if (same(was, is)) return [];
    return [{ ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
