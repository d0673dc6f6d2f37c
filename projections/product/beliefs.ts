import type { EpochDay } from '#events/edtf.js';
import { believe, type Belief, type LoggedEvent } from '../belief/belief.js';
import { boundsOf, certaintyAt } from '../effective/effective.js';
import { mergesAmong, survivor } from './merges.js';

/**
 * What is believed of a product: its own facts, those moved to it, and those of products merged into it by the day.
 * @param log events of its stream and of every stream it shares facts with, in order of position
 */
export function beliefsOf(productId: string, log: readonly LoggedEvent[], day: EpochDay): Belief[] {
  const beliefs = believe(log);
  const into = mergesAmong(
    beliefs
      .filter(
        ({ event, retraction }) =>
          event.type === 'ProductMerged' && !retraction && certaintyAt(boundsOf(event), day) === 'certain',
      )
      .map(({ event }) => event),
  );
  return beliefs.filter(({ event }) => {
    if (event.productId === undefined) return false;
    return event.productId === productId || survivor(event.productId, into) === productId;
  });
}
