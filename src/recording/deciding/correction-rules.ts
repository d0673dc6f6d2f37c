import { isDeepStrictEqual } from 'node:util';
import type { Envelope } from '#events/envelope.js';
import { dataIssues } from '#events/validation.js';
import {
  aboutARecord,
  believe,
  changesOf,
  isCorrection,
  isRetraction,
  targetOf,
  type Belief,
  type LoggedEvent,
} from '#projections/belief/belief.js';
import { evolve, inForce, type SubjectRecord } from '#projections/product/subject-record.js';
import { contradiction, invalid, Refusal } from './refusal.js';

type RefuseImpossible = (fact: Envelope, beliefs: readonly Belief[]) => void;

/** Refuses a correction or retraction whose target is not there, that changes nothing, or that makes the impossible. */
export function refuseCorrection(
  event: Envelope,
  record: SubjectRecord,
  refuseImpossible: RefuseImpossible,
): void {
  const target = record.log.find(({ id }) => id === targetOf(event));
  if (!target)
    throw new Refusal('not-found', `No event ${targetOf(event)} is recorded here`, undefined, [
      { field: 'data.targetId', value: targetOf(event), rule: 'must be the id of an event of this subject' },
    ]);
  if (isCorrection(event)) refuseBadChanges(event, target);
  refuseRetracted(target, record);
  const after = evolve(record, {
    ...event,
    position: Number.MAX_SAFE_INTEGER,
    revision: record.revision + 1,
  });
  refuseIdle(event, record, after);
  for (const belief of changed(record, after)) {
    const { event: fact } = belief;
    const issues = dataIssues(fact.type, fact.data);
    if (issues.length > 0) throw invalid(issues);
    const rest = inForce(after).filter(({ event: other }) => other.id !== fact.id);
    refuseImpossible(fact, rest);
  }
  refuseOrphans(record, after);
}

function refuseBadChanges(event: Envelope, target: LoggedEvent): void {
  if (isRetraction(target))
    throw contradiction(target, 'A retraction has nothing to correct; retract it to take it back');
  const { effectiveOn } = changesOf(event);
  if (effectiveOn !== undefined && target.effectiveOn === undefined && !aboutARecord(target))
    throw new Refusal('invalid', `${target.type} has no effective date to correct`, undefined, [
      {
        field: 'data.changes.effectiveOn',
        value: effectiveOn,
        rule: `is not a field of this ${target.type}`,
      },
    ]);
}

/** What is already taken back can only come back by retracting its retraction. */
function refuseRetracted(target: LoggedEvent, { log }: SubjectRecord): void {
  const standing = believe(log.filter((event) => !aboutARecord(event) || isRetraction(event)));
  const retraction = standing.find(({ recorded }) => recorded.id === target.id)?.retraction;
  if (retraction)
    throw contradiction(retraction, `Event ${target.id} is retracted; retract the retraction first`);
}

function refuseIdle(event: Envelope, before: SubjectRecord, after: SubjectRecord): void {
  const standing = ({ beliefs }: SubjectRecord) =>
    beliefs.map(({ event: fact, retraction }) => ({ fact, retracted: retraction !== undefined }));
  if (isDeepStrictEqual(standing(before), standing(after)))
    throw new Refusal('contradiction', 'It changes nothing: the record already says so', undefined, [
      { field: 'data', value: event.data, rule: 'must change what is believed' },
    ]);
}

/** Facts that say something else afterwards, or are back. */
function changed(before: SubjectRecord, after: SubjectRecord): Belief[] {
  const earlier = new Map(inForce(before).map(({ event }) => [event.id, event]));
  return inForce(after).filter(({ event }) => !isDeepStrictEqual(earlier.get(event.id), event));
}

/** A registration cannot go while facts stand on it. */
function refuseOrphans(before: SubjectRecord, after: SubjectRecord): void {
  const registration = ({ event }: Belief) => event.type === 'ProductRegistered';
  const lost = inForce(before).some(registration) && !inForce(after).some(registration);
  const standing = inForce(after).find((belief) => !registration(belief));
  if (lost && standing)
    throw contradiction(
      standing.event,
      'The registration cannot be taken back while something is recorded about it',
    );
}
