import { dateBounds } from '#events/edtf.js';
import type { Schemas } from '../../../api/client.js';
import { dayOfIso } from '../../../dates/days.js';
import { kindOf, type Change, type Kind } from '../../../dates/use-changes.js';

export type Milestone = Schemas['Milestone'];
export type Label = Schemas['Label'];

/** What stands on a lane: a fact of the timeline, or one that has been added since. */
export interface Mark {
  readonly eventId: string;
  readonly label: Label;
  readonly effectiveOn?: string;
  /** First and last day it may mean; infinite where an end is open. */
  readonly earliest: number;
  readonly latest: number;
  readonly certain: boolean;
  /** Whether a finding is about it. */
  readonly found: boolean;
  readonly corrected: boolean;
  readonly change?: { readonly kind: Kind; readonly effectiveOn?: string };
  /** Absent where it has been added since: the timeline of the page does not know it. */
  readonly milestone?: Milestone;
}

export function markOf(milestone: Milestone, found: ReadonlySet<string>, change: Change | undefined): Mark {
  const { eventId, label, effectiveOn, certainty, corrections } = milestone;
  return {
    eventId,
    label,
    effectiveOn,
    earliest: dayOfIso(milestone.earliest ?? '') ?? -Infinity,
    latest: dayOfIso(milestone.latest ?? '') ?? Infinity,
    certain: certainty === 'certain',
    found: found.has(eventId),
    corrected: corrections !== undefined,
    ...(change && { change: { kind: kindOf(change), effectiveOn: change.after?.effectiveOn } }),
    milestone,
  };
}

/** A fact that the dates of the page do not know, or that was not in force on their day. */
export function addedMark(change: Change): Mark {
  const effectiveOn = change.after?.effectiveOn;
  const { earliest, latest } = effectiveOn
    ? dateBounds(effectiveOn)
    : { earliest: -Infinity, latest: Infinity };
  return {
    eventId: change.eventId,
    label: change.label,
    effectiveOn,
    earliest,
    latest,
    certain: change.after?.certainty === 'certain',
    found: false,
    corrected: false,
    change: { kind: kindOf(change), effectiveOn },
  };
}

/** Whether it has a day at all to stand at. */
export const isDated = ({ earliest, latest }: Mark): boolean =>
  Number.isFinite(earliest) || Number.isFinite(latest);

export const inOrder = (a: Mark, b: Mark): number => a.latest - b.latest || a.earliest - b.earliest || 0;
