import { STATED_TYPES } from '#events/catalogue.js';
import type { Envelope } from '#events/envelope.js';
import { streamOf } from '#events/subject.js';
import { boundsOf, LAST_DAY } from '../effective/effective.js';
import { survivor } from '../product/merges.js';
import { mergesAt } from '../register/as-of.js';
import type { Register } from '../register/register.js';
import type { EventFilter } from '../register/select.js';
import { isRegisteredAs } from './registrations.js';

/** A recorded event, with the fact it is about as it was believed before and after it. */
export interface EventInLog {
  readonly event: Envelope;
  readonly position: number;
  /** For a correction or a retraction. */
  readonly fact?: { readonly before: Envelope; readonly after: Envelope };
}

/**
 * Whether an event passes. A correction or a retraction passes as what it is, and as what the fact was that it is
 * about, or has become: who asks for acceptances hears of every change to one.
 */
export function passesFilter(register: Register, filter: EventFilter, recorded: EventInLog): boolean {
  const { event, fact, position } = recorded;
  const isAskedFor = (version: Envelope, known: number) =>
    isAboutOneOf(register, filter, streamOf(version), known);
  const types = filter.types ?? STATED_TYPES;
  if (!types.includes(event.type) && !(fact && types.includes(fact.before.type))) return false;
  if (!fact) return saysWhatIsAsked(register, filter, event, position) && isAskedFor(event, position);
  // Of a product that changes its sponsor, whoever asks for the old one hears so as well.
  return (
    (saysWhatIsAsked(register, filter, fact.before, position) && isAskedFor(fact.before, position - 1)) ||
    (saysWhatIsAsked(register, filter, fact.after, position) && isAskedFor(fact.after, position))
  );
}

function saysWhatIsAsked(
  register: Register,
  { agency, stream, effectiveFrom, effectiveTo }: EventFilter,
  version: Envelope,
  position: number,
): boolean {
  if (agency !== undefined && version.data['agency'] !== agency) return false;
  if (stream !== undefined && !isOf(register, stream, streamOf(version), position)) return false;
  if (effectiveFrom === undefined && effectiveTo === undefined) return true;
  const { earliest, latest } = boundsOf(version);
  return latest >= (effectiveFrom ?? -Infinity) && earliest <= (effectiveTo ?? Infinity);
}

/** Whether it is about a product registered as asked; of what was merged, the product that goes on. */
function isAboutOneOf(
  register: Register,
  { therapyGroup, sponsor }: EventFilter,
  stream: string,
  position: number,
): boolean {
  if (therapyGroup === undefined && sponsor === undefined) return true;
  const own = register.subjects.codeOf(stream);
  if (own === undefined) return false;
  const subject = survivor(own, mergesAt(register, LAST_DAY, position));
  return Object.entries({ therapyGroup, sponsor } as const).every(
    ([field, value]) =>
      value === undefined ||
      isRegisteredAs(register, subject, field as 'therapyGroup' | 'sponsor', value, position),
  );
}

/** A product's events are also those of what went into it. */
function isOf(register: Register, wanted: string, stream: string, position: number): boolean {
  if (stream === wanted) return true;
  const [into, from] = [wanted, stream].map((name) => register.subjects.codeOf(name));
  if (into === undefined || from === undefined) return false;
  return survivor(from, mergesAt(register, LAST_DAY, position)) === into;
}
