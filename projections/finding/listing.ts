import type { Milestone } from '../product/lane.js';
import { factsGone } from '../sourcing/held-facts.js';
import type { Finding } from './finding.js';

/** Facts that the source they were read in no longer says. They stand: a source that falls silent does not take back. */
export function listingFindings(milestones: readonly Milestone[]): Finding[] {
  const recorded = milestones.toSorted((a, b) => a.event.position - b.event.position);
  const gone = factsGone(recorded);
  const believed = new Set(milestones.map(({ event }) => event.id));
  const told = new Set<string>();
  return recorded
    .filter(({ event }) => event.type === 'SourceListingEnded')
    .toReversed()
    .flatMap(({ event }) => {
      const facts = (event.data['eventIds'] as string[]).filter(
        (id) => gone.has(id) && believed.has(id) && !told.has(id),
      );
      for (const id of facts) told.add(id);
      if (facts.length === 0) return [];
      return [
        {
          code: 'no-longer-listed',
          kind: 'oddity' as const,
          message: `${event.source?.title ?? String(event.data['sourceId'])} no longer says it, as of ${event.effectiveOn}.`,
          eventIds: [...facts, event.id],
        },
      ];
    })
    .toReversed();
}
