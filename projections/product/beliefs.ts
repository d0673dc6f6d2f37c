import type { EpochDay } from '#events/edtf.js';
import { believe, type Belief, type LoggedEvent } from '../belief/belief.js';
import { boundsOf, certaintyAt } from '../effective/effective.js';

/**
 * What is believed of a product: its own facts, those moved to it, and those of products merged into it by the day.
 * @param log events of its stream and of every stream it shares facts with, in order of position
 */
export function beliefsOf(productId: string, log: readonly LoggedEvent[], day: EpochDay): Belief[] {
  const beliefs = believe(log);
  const into = mergesIn(beliefs, day);
  return beliefs.filter(({ event }) => {
    if (event.productId === undefined) return false;
    return event.productId === productId || survivor(event.productId, into) === productId;
  });
}

/** Merges that are certain by the day: product by the product it went into. */
function mergesIn(beliefs: readonly Belief[], day: EpochDay): Map<string, string> {
  const merges = beliefs.filter(
    ({ event, retraction }) =>
      event.type === 'ProductMerged' && !retraction && certaintyAt(boundsOf(event), day) === 'certain',
  );
  return new Map(merges.map(({ event }) => [event.productId!, event.data['into'] as string]));
}

/** The product that goes on; a circle of merges leads nowhere and leaves each where it is. */
function survivor(productId: string, into: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let at = productId;
  for (let next; (next = into.get(at)) !== undefined && !seen.has(at); at = next) seen.add(at);
  return at;
}
