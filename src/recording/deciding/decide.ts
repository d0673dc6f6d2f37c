import type { Envelope } from '#events/envelope.js';
import { aboutARecord, type LoggedEvent } from '#projections/belief/belief.js';
import { evolve, inForce, type SubjectRecord } from '#projections/product/subject-record.js';
import { assertionOf, envelopeOf, type Assertion } from './assertion.js';
import { refuseCorrection } from './correction-rules.js';
import { refuseMerged } from './identity-rules.js';
import { refuseImpossible } from './impossible.js';
import type { Stamp, Statement } from './statement.js';

/** What became of a statement: a new event to append, or the event that already says so. */
export type Decision =
  | { readonly outcome: 'record'; readonly event: Envelope }
  | { readonly outcome: 'already-recorded'; readonly event: LoggedEvent };

/**
 * Decides whether a statement joins what is recorded. Pure: the same record, statement and stamp decide the same.
 * @throws Refusal where it is malformed, contradicts a recorded event, or is about something not registered
 */
export const decide = (record: SubjectRecord, statement: Statement, stamp: Stamp): Decision =>
  decideOn(record, assertionOf(record.subject, statement, stamp.idempotencyKey), stamp);

/**
 * The part of the decision that depends on what is recorded.
 * @throws Refusal where the assertion contradicts a recorded event, or is about something not registered
 */
export function decideOn(record: SubjectRecord, assertion: Assertion, stamp: Stamp): Decision {
  const event = envelopeOf(assertion, stamp);
  const same = record.log.find(({ id }) => id === event.id);
  if (same) return { outcome: 'already-recorded', event: same };
  if (aboutARecord(event)) refuseCorrection(event, record);
  else {
    refuseMerged(event, inForce(record));
    refuseImpossible(event, inForce(record));
  }
  return { outcome: 'record', event };
}

/** The record after the event was appended at this place. */
export const recorded = (
  record: SubjectRecord,
  event: Envelope,
  place: { readonly position: number; readonly revision: number },
): SubjectRecord => evolve(record, { ...event, ...place });
