import { definitionOf } from '#events/catalogue.js';
import { isoDate, type EpochDay, type Precision } from '#events/edtf.js';
import type { Reason, Source } from '#events/envelope.js';
import type { LoggedEvent } from '../belief/belief.js';
import { boundsOf, type Certainty } from '../effective/effective.js';
import type { Milestone } from './lane.js';

/** Who said so, when and why, of one record about another. */
export interface RecordedBy {
  readonly eventId: string;
  readonly at: string;
  readonly by: string;
  readonly approvedBy?: string;
  readonly reason?: Reason;
}

/** A milestone as an answer shows it. */
export interface MilestoneView {
  readonly eventId: string;
  readonly position: number;
  readonly type: string;
  readonly label: { readonly en: string; readonly zh: string };
  /** EDTF, as recorded or corrected; absent where the event has no date. */
  readonly effectiveOn?: string;
  readonly precision?: Precision;
  /** First and last civil day it may mean; absent where that end is open. */
  readonly earliest?: string;
  readonly latest?: string;
  readonly certainty: Certainty;
  readonly announcedOn?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly source?: Source;
  readonly recorded: Omit<RecordedBy, 'eventId'>;
  /** Corrections in force, oldest first; absent where there are none. */
  readonly corrections?: readonly RecordedBy[];
}

export const recordedBy = (event: LoggedEvent): RecordedBy => ({ eventId: event.id, ...event.recorded });

const UNLABELLED = { en: '', zh: '' };

export function milestoneView({ event, corrections, certainty }: Milestone): MilestoneView {
  const { precision, earliest, latest } = boundsOf(event);
  return {
    eventId: event.id,
    position: event.position,
    type: event.type,
    label: definitionOf(event.type)?.label ?? UNLABELLED,
    ...(event.effectiveOn !== undefined && {
      effectiveOn: event.effectiveOn,
      precision,
      ...day('earliest', earliest),
      ...day('latest', latest),
    }),
    certainty,
    ...(event.announcedOn !== undefined && { announcedOn: event.announcedOn }),
    data: event.data,
    ...(event.source && { source: event.source }),
    recorded: event.recorded,
    ...(corrections.length > 0 && { corrections: corrections.map(recordedBy) }),
  };
}

const day = <K extends string>(name: K, value: EpochDay): { [key in K]?: string } =>
  Number.isFinite(value) ? ({ [name]: isoDate(value) } as { [key in K]: string }) : {};
