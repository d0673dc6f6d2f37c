import type { Envelope } from '#events/envelope.js';
import type { Belief } from '#projections/belief/belief.js';
import { boundsOf } from '#projections/effective/effective.js';
import { contradiction } from './refusal.js';

/** Facts of one lane, and the fact that is to join them. */
export interface Joining {
  readonly fact: Envelope;
  readonly lane: readonly Belief[];
}

const certainlyBefore = (a: Envelope, b: Envelope): boolean => boundsOf(a).latest < boundsOf(b).earliest;

/**
 * Refuses a fact that certainly lies on the wrong side of a recorded one. Where imprecise dates leave the order
 * open, nothing is refused: the timeline shows it as a finding.
 * @param steps types in the only order in which they can happen; types in one step may come in any order
 */
export function refuseOutOfOrder({ fact, lane }: Joining, steps: readonly (readonly string[])[]): void {
  const stepOf = (type: string) => steps.findIndex((types) => types.includes(type));
  const step = stepOf(fact.type);
  if (step < 0) return;
  for (const { event } of lane) {
    const other = stepOf(event.type);
    if (other < 0 || other === step) continue;
    if (other < step && certainlyBefore(fact, event))
      throw contradiction(
        event,
        `${fact.type} of ${fact.effectiveOn} would come before what must precede it`,
      );
    if (other > step && certainlyBefore(event, fact))
      throw contradiction(event, `${fact.type} of ${fact.effectiveOn} would come after what must follow it`);
  }
}

/** Refuses a second fact of a type that a lane can hold only so often. */
export function refuseRepeated({ fact, lane }: Joining, types: readonly string[], times = 1): void {
  if (!types.includes(fact.type)) return;
  const same = lane.filter(({ event }) => event.type === fact.type);
  if (same.length >= times) throw repeated(same.at(-1)!);
}

/** Refuses a second fact of any of these types, of which a lane can hold only one. */
export function refuseAnother({ fact, lane }: Joining, types: readonly string[]): void {
  if (!types.includes(fact.type)) return;
  const other = lane.findLast(({ event }) => types.includes(event.type));
  if (other) throw repeated(other);
}

const repeated = ({ event }: Belief) =>
  contradiction(
    event,
    `${event.type} is recorded already; correct that record if the date or a detail is different`,
  );

/** Refuses two facts of which only one can be true. */
export function refuseTogether(
  { fact, lane }: Joining,
  these: readonly string[],
  those: readonly string[],
): void {
  const excluded = these.includes(fact.type) ? those : those.includes(fact.type) ? these : [];
  const other = lane.find(({ event }) => excluded.includes(event.type));
  if (other) throw contradiction(other.event, `${fact.type} cannot stand beside it`);
}

/** Refuses what certainly happens after the lane has ended, and an end that certainly lies before what happened. */
export function refuseAfterEnd(
  { fact, lane }: Joining,
  ends: readonly string[],
  reopens: readonly string[] = [],
): void {
  if (reopens.includes(fact.type)) return;
  const reopened = (from: Envelope, to: Envelope) =>
    lane.some(
      ({ event }) =>
        reopens.includes(event.type) && !certainlyBefore(event, from) && !certainlyBefore(to, event),
    );
  for (const { event } of lane) {
    if (ends.includes(event.type) && certainlyBefore(event, fact) && !reopened(event, fact))
      throw contradiction(event, `${fact.type} of ${fact.effectiveOn} would come after the end`);
    if (
      ends.includes(fact.type) &&
      !reopens.includes(event.type) &&
      certainlyBefore(fact, event) &&
      !reopened(fact, event)
    )
      throw contradiction(
        event,
        `${fact.type} of ${fact.effectiveOn} would end it before something that happened`,
      );
  }
}

/** Refuses a fact that says otherwise of what cannot differ within a lane. */
export function refuseDiffering({ fact, lane }: Joining, fields: readonly string[]): void {
  for (const field of fields) {
    const value = fact.data[field];
    if (value === undefined) continue;
    const other = lane.find(({ event }) => event.data[field] !== undefined && event.data[field] !== value);
    if (other)
      throw contradiction(
        other.event,
        `${field} ${JSON.stringify(value)} differs from ${JSON.stringify(other.event.data[field])}`,
      );
  }
}
