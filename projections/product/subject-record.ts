import { aboutARecord, believe, type Belief, type LoggedEvent } from '../belief/belief.js';
import { beliefsOf } from './beliefs.js';

/** Everything recorded about one product, or about one thing that belongs to no product, and what it adds up to. */
export interface SubjectRecord {
  readonly subject: { readonly productId: string } | { readonly referenceId: string };
  /** Events of its own stream and those that were moved to it or merged into it, in order of position. */
  readonly log: readonly LoggedEvent[];
  readonly beliefs: readonly Belief[];
  /** Revision of the last event in its own stream; -1 where there is none. */
  readonly revision: number;
}

export const emptyRecord = (subject: SubjectRecord['subject']): SubjectRecord => ({
  subject,
  log: [],
  beliefs: [],
  revision: -1,
});

/** @param log events in order of position, of its own stream and of the streams it shares facts with */
export function subjectRecord(subject: SubjectRecord['subject'], log: readonly LoggedEvent[]): SubjectRecord {
  const own = log.findLast((event) =>
    'productId' in subject
      ? event.productId === subject.productId
      : event.referenceId === subject.referenceId,
  );
  return { subject, log, beliefs: beliefsAbout(subject, log), revision: own?.revision ?? -1 };
}

/** The record with one more event in its own stream. */
export function evolve(record: SubjectRecord, event: LoggedEvent): SubjectRecord {
  const log = [...record.log, event];
  const { subject, beliefs } = record;
  return {
    subject,
    log,
    beliefs: changesBeliefs(event)
      ? beliefsAbout(subject, log)
      : [...beliefs, { event, recorded: event, corrections: [] }],
    revision: event.revision,
  };
}

/** A merge can close a circle, and then the facts that came along it go back to where they were. */
const changesBeliefs = (event: LoggedEvent): boolean => aboutARecord(event) || event.type === 'ProductMerged';

/** Facts that are believed: recorded and not taken back. */
export const inForce = ({ beliefs }: SubjectRecord): readonly Belief[] =>
  beliefs.some(({ retraction }) => retraction) ? beliefs.filter(({ retraction }) => !retraction) : beliefs;

const beliefsAbout = (subject: SubjectRecord['subject'], log: readonly LoggedEvent[]): readonly Belief[] =>
  'productId' in subject ? beliefsOf(subject.productId, log, Infinity) : believe(log);
