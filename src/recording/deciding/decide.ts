import type { Envelope } from '#events/envelope.js';
import { uuidV5 } from '#events/event-id.js';
import { aboutARecord, type LoggedEvent } from '#projections/belief/belief.js';
import { evolve, inForce, type SubjectRecord } from '#projections/product/subject-record.js';
import { assertionOf, envelopeOf, type Assertion } from './assertion.js';
import { changesNothing, refuseCorrection } from './correction-rules.js';
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
  decideAgain(record, assertionOf(record.subject, statement, stamp.idempotencyKey), stamp);

/**
 * The part of the decision that depends on what is recorded. The same assertion again is the same record; where it
 * was taken back or overtaken since, it is not made anew.
 * @throws Refusal where the assertion contradicts a recorded event, or is about something not registered
 */
export function decideOn(record: SubjectRecord, assertion: Assertion, stamp: Stamp): Decision {
  const event = envelopeOf(assertion, stamp);
  const same = record.log.find(({ id }) => id === event.id);
  if (same) return { outcome: 'already-recorded', event: same };
  refuse(event, record);
  return { outcome: 'record', event };
}

/**
 * The same, for a person who states something now: what was taken back or overtaken since is recorded anew, under an
 * id of its own. A caller who gives an idempotency key says that it is a repetition.
 * @throws Refusal as decideOn
 */
export function decideAgain(record: SubjectRecord, assertion: Assertion, stamp: Stamp): Decision {
  const first = decideOn(record, assertion, stamp);
  if (first.outcome === 'record' || stamp.idempotencyKey !== undefined) return first;
  const { id } = first.event;
  for (let repetition = 1, latest = first.event; ; repetition++) {
    if (standsIn(record, latest)) return { outcome: 'already-recorded', event: latest };
    const event = { ...envelopeOf(assertion, stamp), id: uuidV5(`${id} ${repetition}`) };
    const same = record.log.find((recorded) => recorded.id === event.id);
    if (!same) {
      refuse(event, record);
      return { outcome: 'record', event };
    }
    latest = same;
  }
}

/** Whether what an event says still holds: a fact that is not retracted, a correction that nothing has overtaken. */
function standsIn(record: SubjectRecord, event: LoggedEvent): boolean {
  if (aboutARecord(event)) return changesNothing(event, record);
  return record.beliefs.some(({ recorded, retraction }) => recorded.id === event.id && !retraction);
}

function refuse(event: Envelope, record: SubjectRecord): void {
  if (aboutARecord(event)) return refuseCorrection(event, record);
  refuseMerged(event, inForce(record));
  refuseImpossible(event, inForce(record));
}

/** The record after the event was appended at this place. */
export const recorded = (
  record: SubjectRecord,
  event: Envelope,
  place: { readonly position: number; readonly revision: number },
): SubjectRecord => evolve(record, { ...event, ...place });
