import { laneOf } from '#events/catalogue.js';
import {
  applyChanges,
  believe,
  changesOf,
  isCorrection,
  targetOf,
  type Belief,
  type LoggedEvent,
} from '../belief/belief.js';

/** What an event says that a source may say otherwise. */
export interface Saying {
  readonly effectiveOn?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A fact that was read in a source, as the register holds it. */
export interface HeldFact {
  readonly eventId: string;
  readonly type: string;
  /** Product in whose stream it was recorded: what is recorded about it goes there. */
  readonly recordedAbout: string;
  /** Product that it belongs to now. */
  readonly productId: string;
  /** What the source said last: as it was first read, and as later snapshots corrected it. */
  readonly said: Saying;
  /** What is believed, corrections of anybody's taken in. */
  readonly standing: Saying;
  readonly retracted: boolean;
  /** Whether the source was found to say it no longer. */
  readonly gone: boolean;
}

/** Facts of a product that were read in the snapshots of one source, by what tells them apart within the source. */
export function heldFacts(log: readonly LoggedEvent[], hashes: ReadonlySet<string>): Map<string, HeldFact> {
  const fromSource = ({ source }: LoggedEvent) => source?.sha256 !== undefined && hashes.has(source.sha256);
  const beliefs = believe(log);
  const gone = factsGone(beliefs, fromSource);
  const ownCorrections = log.filter((event) => isCorrection(event) && fromSource(event));
  return new Map(
    beliefs
      .filter(({ recorded }) => fromSource(recorded) && !ABOUT_THE_SOURCE.includes(recorded.type))
      .map(({ recorded, event, retraction }) => {
        const said = ownCorrections
          .filter((correction) => targetOf(correction) === recorded.id)
          .reduce((fact, correction) => applyChanges(fact, changesOf(correction)), recorded);
        const held: HeldFact = {
          eventId: recorded.id,
          type: recorded.type,
          recordedAbout: recorded.productId!,
          productId: event.productId!,
          said,
          standing: event,
          retracted: retraction !== undefined,
          gone: gone.has(recorded.id),
        };
        return [factKey(recorded, recorded.productId!), held];
      }),
  );
}

const ABOUT_THE_SOURCE = ['SourceListingEnded', 'SourceListingResumed'];

/**
 * Tells a fact from the others of its source: its type and its lane, whatever product it stands with; without a lane,
 * its type and the product it was recorded about, and for an alias the name.
 */
export function factKey({ type, data }: Pick<LoggedEvent, 'type' | 'data'>, productId: string): string {
  const lane = laneOf({ type, data });
  const name = (data['name'] as { readonly text?: string } | undefined)?.text ?? '';
  const condition = typeof data['conditionId'] === 'string' ? data['conditionId'] : '';
  return JSON.stringify(lane ? [type, lane.kind, lane.id, condition] : [type, productId, name]);
}

/** Facts of which the last that was said is that the source no longer says them. */
export function factsGone(
  beliefs: readonly Belief[],
  fromSource: (event: LoggedEvent) => boolean = () => true,
): Set<string> {
  const gone = new Set<string>();
  for (const { event, recorded, retraction } of beliefs) {
    if (retraction || !ABOUT_THE_SOURCE.includes(event.type) || !fromSource(recorded)) continue;
    for (const id of event.data['eventIds'] as string[])
      if (event.type === 'SourceListingEnded') gone.add(id);
      else gone.delete(id);
  }
  return gone;
}
