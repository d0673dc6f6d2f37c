import type { Envelope } from '#events/envelope.js';
import { definitionOf } from '#events/catalogue.js';
import {
  aboutIn,
  believe,
  isCorrection,
  isRetraction,
  standing,
  targetOf,
  type LoggedEvent,
} from '../belief/belief.js';
import { recordedBy, type RecordedBy } from './milestone-view.js';

/** One record as it was made, and what was recorded about it since. */
export interface HistoryEntry {
  readonly position: number;
  readonly revision: number;
  readonly event: Envelope;
  readonly label: { readonly en: string; readonly zh: string };
  /** `standing`, or what became of it. */
  readonly status: 'standing' | 'corrected' | 'retracted';
  readonly corrections: readonly RecordedBy[];
  readonly retraction?: RecordedBy;
  /** The values that stand now, where corrections changed them. */
  readonly standing?: Pick<Envelope, 'effectiveOn' | 'announcedOn' | 'productId' | 'data'>;
}

/** Every record about a product in the order in which it was recorded: who, when, why, and what came of it. */
export function productHistory(productId: string, log: readonly LoggedEvent[]): HistoryEntry[] {
  const beliefs = new Map(believe(log).map((belief) => [belief.recorded.id, belief]));
  const said = aboutIn(log);
  const about = (event: LoggedEvent): boolean => {
    if (event.productId === productId) return true;
    if (isCorrection(event) || isRetraction(event)) {
      const target = log.find(({ id }) => id === targetOf(event));
      return target !== undefined && about(target);
    }
    return beliefs.get(event.id)?.event.productId === productId;
  };
  return log.filter(about).map((logged) => {
    const { position, revision, ...event } = logged;
    const belief = beliefs.get(logged.id);
    const { corrections, retraction } = belief ?? standing(logged.id, said);
    return {
      position,
      revision,
      event,
      label: definitionOf(event.type)?.label ?? { en: '', zh: '' },
      status: retraction ? 'retracted' : corrections.length > 0 ? 'corrected' : 'standing',
      corrections: corrections.map(recordedBy),
      ...(retraction && { retraction: recordedBy(retraction) }),
      ...(belief && belief.corrections.length > 0 && { standing: standingValues(belief.event) }),
    };
  });
}

const standingValues = ({
  effectiveOn,
  announcedOn,
  productId,
  data,
}: Envelope): HistoryEntry['standing'] => ({
  ...(effectiveOn !== undefined && { effectiveOn }),
  ...(announcedOn !== undefined && { announcedOn }),
  ...(productId !== undefined && { productId }),
  data,
});
