import type { Envelope, Logged } from '#events/envelope.js';
import type { Changes } from '#events/correction.js';
import type { Static } from '#events/fields.js';

export type LoggedEvent = Logged<Envelope>;
export type ChangesOf = Static<typeof Changes>;

/** What the register holds of one recorded fact, once everything that was recorded about it since is taken in. */
export interface Belief {
  /** The event as it stands: the recorded one with the corrections in force applied. */
  readonly event: LoggedEvent;
  /** The event as it was first recorded. */
  readonly recorded: LoggedEvent;
  /** Corrections in force, oldest first; those that corrected one of them included. */
  readonly corrections: readonly LoggedEvent[];
  /** The retraction in force; a retracted fact is not believed. */
  readonly retraction?: LoggedEvent;
}

export const isCorrection = (event: { readonly type: string }): boolean => event.type === 'EventCorrected';
export const isRetraction = (event: { readonly type: string }): boolean => event.type === 'EventRetracted';
export const aboutARecord = (event: { readonly type: string }): boolean =>
  isCorrection(event) || isRetraction(event);

export const targetOf = (event: Envelope): string => event.data['targetId'] as string;
export const changesOf = (event: Envelope): ChangesOf => event.data['changes'] as ChangesOf;

/**
 * What is believed after these events. A retraction takes its target back unless it is itself taken back; a
 * correction of a correction changes what that one changes.
 * @param log events in order of position: facts, and the corrections and retractions that name them
 * @returns one belief for each fact, in order, retracted ones included and marked
 */
export function believe(log: readonly LoggedEvent[]): Belief[] {
  const about = aboutIn(log);
  return log.filter((event) => !aboutARecord(event)).map((event) => beliefIn(event, about));
}

/** The corrections and retractions of a log by the id they name, in order of position. */
export function aboutIn(log: readonly LoggedEvent[]): About {
  const about = new Map<string, LoggedEvent[]>();
  for (const event of log) {
    if (!aboutARecord(event)) continue;
    const target = targetOf(event);
    const list = about.get(target);
    if (list) list.push(event);
    else about.set(target, [event]);
  }
  return about;
}

/** What was recorded about an event, by its id: corrections and retractions in order of position. */
export interface About {
  get(id: string): readonly LoggedEvent[] | undefined;
}

/** The belief in one fact, given what was recorded about each id. */
export function beliefIn(fact: LoggedEvent, about: About): Belief {
  if (!about.get(fact.id)) return { event: fact, recorded: fact, corrections: [] };
  const { changes, corrections, retraction } = standing(fact.id, about);
  const event = changes.reduce<LoggedEvent>(applyChanges, fact);
  return { event, recorded: fact, corrections, ...(retraction && { retraction }) };
}

/** What is in force about one recorded event: changes in order, the corrections they come from, a retraction. */
export function standing(
  id: string,
  about: About,
): {
  readonly changes: readonly ChangesOf[];
  readonly corrections: readonly LoggedEvent[];
  readonly retraction: LoggedEvent | undefined;
} {
  const inForce = (target: string): LoggedEvent[] =>
    (about.get(target) ?? []).filter((event) => !inForce(event.id).some(isRetraction));
  const corrections: LoggedEvent[] = [];
  const changesTo = (target: string): ChangesOf[] =>
    inForce(target)
      .filter(isCorrection)
      .map((correction) => {
        corrections.push(correction);
        return changesTo(correction.id).reduce(mergeChanges, changesOf(correction));
      });
  const changes = changesTo(id);
  corrections.sort((a, b) => a.position - b.position);
  return { changes, corrections, retraction: inForce(id).filter(isRetraction).at(-1) };
}

function mergeChanges(earlier: ChangesOf, later: ChangesOf): ChangesOf {
  return {
    ...earlier,
    ...later,
    ...((earlier.data ?? later.data) && { data: { ...earlier.data, ...later.data } }),
  };
}

/** The event with the changes applied; `null` in the payload removes the field. */
export function applyChanges<E extends Envelope>(event: E, changes: ChangesOf): E {
  const { data: dataChanges, ...envelope } = changes;
  const data = Object.fromEntries(
    Object.entries({ ...event.data, ...dataChanges }).filter(([, value]) => value !== null),
  );
  return { ...event, ...envelope, data };
}
