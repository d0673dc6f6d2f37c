import { isDeepStrictEqual } from 'node:util';
import type { Envelope } from '#events/envelope.js';
import { streamOf } from '#events/subject.js';
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
import { lanesOf } from '#projections/product/lane.js';
import { evolve, inForce, type SubjectRecord } from '#projections/product/subject-record.js';
import { refuseIntoItself } from './identity-rules.js';
import { refuseImpossible, refuseInLanes } from './impossible.js';
import { contradiction, invalid, Refusal } from './refusal.js';

/** Refuses a correction or retraction whose target is not there, that changes nothing, or that makes the impossible. */
export function refuseCorrection(event: Envelope, record: SubjectRecord): void {
  const target = record.log.find(({ id }) => id === targetOf(event));
  // A record about a record stands in its target's stream: whoever reads the one reads the other.
  if (!target || streamOf(target) !== streamOf(event))
    throw new Refusal('not-found', `No event ${targetOf(event)} is recorded here`, undefined, [
      { field: 'data.targetId', value: targetOf(event), rule: 'must be the id of an event of this subject' },
    ]);
  if (isCorrection(event)) refuseBadChanges(event, target);
  refuseRetracted(target, record);
  const after = evolve(record, { ...event, ...NEXT });
  const [before, then] = [believe(record.log), believe(after.log)];
  if (isDeepStrictEqual(before.map(standing), then.map(standing))) throw idle(event);
  for (const belief of changed(before, then)) refuseChanged(belief, after);
  refuseLeftBehind(record, after, changed(then, before));
  refuseOrphans(record, after);
}

/** A place behind everything that is recorded. */
export const NEXT = { position: Number.MAX_SAFE_INTEGER, revision: Number.MAX_SAFE_INTEGER };

/** Whether a record about a record, made once more, would leave everything believed as it is. */
export function changesNothing(event: Envelope, record: SubjectRecord): boolean {
  const after = evolve(record, { ...event, ...NEXT, id: '' });
  return isDeepStrictEqual(believe(record.log).map(standing), believe(after.log).map(standing));
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
  const retractions = believe(log.filter((event) => !aboutARecord(event) || isRetraction(event)));
  const retraction = retractions.find(({ recorded }) => recorded.id === target.id)?.retraction;
  if (retraction)
    throw contradiction(retraction, `Event ${target.id} is retracted; retract the retraction first`);
}

const standing = ({ event, retraction }: Belief) => ({ event, retracted: retraction !== undefined });

const idle = ({ data }: Envelope): Refusal =>
  new Refusal('contradiction', 'It changes nothing: the record already says so', undefined, [
    { field: 'data', value: data, rule: 'must change what is believed' },
  ]);

/** Facts believed afterwards that say something else than before, or are back. */
function changed(before: readonly Belief[], after: readonly Belief[]): Belief[] {
  const believed = (beliefs: readonly Belief[]) => beliefs.filter(({ retraction }) => !retraction);
  const earlier = new Map(believed(before).map(({ event }) => [event.id, event]));
  return believed(after).filter(({ event }) => !isDeepStrictEqual(earlier.get(event.id), event));
}

/** Refuses what a fact has become: malformed, moved where it cannot be, or impossible beside the others. */
function refuseChanged({ event: fact, recorded }: Belief, after: SubjectRecord): void {
  const issues = dataIssues(fact.type, fact.data);
  if (issues.length > 0) throw invalid(issues);
  const rest = inForce(after).filter(({ event }) => event.id !== fact.id);
  if (fact.productId === recorded.productId) return refuseImpossible(fact, rest);
  if (recorded.productId === undefined || fact.type === 'ProductRegistered')
    throw new Refusal('invalid', `${fact.type} cannot be moved to another product`, undefined, [
      { field: 'data.changes.productId', value: fact.productId, rule: `is not a field of ${fact.type}` },
    ]);
  refuseIntoItself(fact);
}

/** Refuses to take away what another fact cannot be true without, such as the resubmission before a second cycle. */
function refuseLeftBehind(record: SubjectRecord, after: SubjectRecord, gone: readonly Belief[]): void {
  const lanes = new Set(gone.flatMap(({ event }) => lanesOf(event)).map(({ kind, id }) => `${kind} ${id}`));
  const inThem = ({ event }: Belief) => lanesOf(event).some(({ kind, id }) => lanes.has(`${kind} ${id}`));
  for (const { event } of inForce(after).filter(inThem)) {
    const beside = (all: SubjectRecord) => inForce(all).filter(({ event: other }) => other.id !== event.id);
    if (!isImpossible(event, beside(record))) refuseInLanes(event, beside(after));
  }
}

function isImpossible(fact: Envelope, beliefs: readonly Belief[]): boolean {
  try {
    refuseInLanes(fact, beliefs);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

/** A registration cannot go while facts stand on it. */
function refuseOrphans(before: SubjectRecord, after: SubjectRecord): void {
  const { subject } = before;
  const registration = ({ event }: Belief) =>
    'productId' in subject && event.type === 'ProductRegistered' && event.productId === subject.productId;
  const lost = inForce(before).some(registration) && !inForce(after).some(registration);
  const left = inForce(after).find((belief) => !registration(belief));
  if (lost && left)
    throw contradiction(
      left.event,
      'The registration cannot be taken back while something is recorded about it',
    );
}
