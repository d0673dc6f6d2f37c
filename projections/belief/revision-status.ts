import { canonicalJson } from '#events/canonical.js';
import type { Envelope } from '#events/envelope.js';
import { beliefIn, isCorrection, standing, type About, type LoggedEvent } from './belief.js';

/**
 * What became of a correction or a retraction. `retracted`: taken back. `overtaken`: what is believed would be the
 * same if it said nothing, because something recorded since says it instead. `standing`: it holds.
 */
export interface RevisionStatus {
  readonly status: 'standing' | 'overtaken' | 'retracted';
  readonly retraction?: LoggedEvent;
}

/** @param fact the recorded fact that the revision is about in the end   @param about what was recorded about each id */
export function revisionStatus(revision: Envelope, fact: LoggedEvent, about: About): RevisionStatus {
  const { retraction } = standing(revision.id, about);
  if (retraction) return { status: 'retracted', retraction };
  const same = believed(fact, about) === believed(fact, silencing(revision.id, about));
  return { status: same ? 'overtaken' : 'standing' };
}

const believed = (fact: LoggedEvent, about: About): string => {
  const { event, retraction } = beliefIn(fact, about);
  return canonicalJson({ event, retracted: retraction !== undefined });
};

/** As if a correction changed nothing, so that what corrects it still holds; as if a retraction were not there. */
const silencing = (id: string, about: About): About => ({
  get: (target) =>
    about
      .get(target)
      ?.filter((event) => event.id !== id || isCorrection(event))
      .map((event) => (event.id === id ? { ...event, data: { ...event.data, changes: {} } } : event)),
});
