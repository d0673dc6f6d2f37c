import { definitionOf } from '#events/catalogue.js';
import type { Envelope } from '#events/envelope.js';
import { eventIdOf } from '#events/event-id.js';
import { statementIssues } from '#events/validation.js';
import { aboutARecord, type Belief, type LoggedEvent } from '#projections/belief/belief.js';
import { evolve, inForce, type SubjectRecord } from '#projections/product/subject-record.js';
import { lanesOf } from '#projections/product/lane.js';
import { refuseCorrection } from './correction-rules.js';
import { identityRules } from './identity-rules.js';
import { LANE_RULES } from './lane-rules.js';
import { invalid, Refusal } from './refusal.js';
import type { Stamp, Statement } from './statement.js';

/** What became of a statement: a new event to append, or the event that already says so. */
export type Decision =
  | { readonly outcome: 'record'; readonly event: Envelope }
  | { readonly outcome: 'already-recorded'; readonly event: LoggedEvent };

/**
 * Decides whether a statement joins what is recorded. Pure: the same record, statement and stamp decide the same.
 * @throws Refusal where it is malformed, contradicts a recorded event, or is about something not registered
 */
export function decide(record: SubjectRecord, statement: Statement, stamp: Stamp): Decision {
  const issues = statementIssues(statement);
  if (issues.length > 0) throw invalid(issues);
  refuseWrongSubject(record, statement);
  const event = envelope(record, statement, stamp);
  const same = record.log.find(({ id }) => id === event.id);
  if (same) return { outcome: 'already-recorded', event: same };
  if (aboutARecord(event)) refuseCorrection(event, record, refuseImpossible);
  else refuseImpossible(event, inForce(record));
  return { outcome: 'record', event };
}

/** Refuses a fact that cannot be true beside these. */
export function refuseImpossible(fact: Envelope, beliefs: readonly Belief[]): void {
  identityRules(fact, beliefs);
  for (const { kind, id } of lanesOf(fact as LoggedEvent)) {
    const lane = beliefs.filter(({ event }) =>
      lanesOf(event).some((other) => other.kind === kind && other.id === id),
    );
    LANE_RULES[kind]({ fact, lane });
  }
}

/** The record after the event was appended at this place. */
export const recorded = (
  record: SubjectRecord,
  event: Envelope,
  place: { readonly position: number; readonly revision: number },
): SubjectRecord => evolve(record, { ...event, ...place });

function refuseWrongSubject({ subject }: SubjectRecord, { type }: Statement): void {
  const { subject: expected } = definitionOf(type)!;
  const given = 'productId' in subject ? 'product' : 'reference';
  if (expected !== 'either' && expected !== given)
    throw new Refusal('invalid', `${type} is about a ${expected}, not about a ${given}`, undefined, [
      { field: 'type', value: type, rule: `is recorded about a ${expected}, not about a ${given}` },
    ]);
}

function envelope({ subject }: SubjectRecord, statement: Statement, stamp: Stamp): Envelope {
  const { type, effectiveOn, announcedOn, source, reason, data } = statement;
  const fact = {
    type,
    version: definitionOf(type)!.version,
    ...subject,
    ...(effectiveOn !== undefined && { effectiveOn }),
    ...(announcedOn !== undefined && { announcedOn }),
    ...(source && { source }),
    data,
  };
  return {
    id: eventIdOf(fact, stamp.idempotencyKey),
    ...fact,
    recorded: { at: stamp.at, by: stamp.by, ...(reason && { reason }) },
  };
}
