import type { Envelope } from '#events/envelope.js';
import { definitionOf } from '#events/catalogue.js';
import { revisionStatus } from '../belief/revision-status.js';
import {
  aboutARecord,
  aboutIn,
  believe,
  standing,
  targetOf,
  type Belief,
  type LoggedEvent,
} from '../belief/belief.js';
import { recordedBy, type RecordedBy } from './milestone-view.js';

/** One record as it was made, and what was recorded about it since. */
export interface HistoryEntry {
  readonly position: number;
  readonly revision: number;
  readonly event: Envelope;
  readonly label: { readonly en: string; readonly zh: string };
  /** `standing`, or what became of it; `overtaken` is said of corrections and retractions alone. */
  readonly status: 'standing' | 'corrected' | 'retracted' | 'overtaken';
  readonly corrections: readonly RecordedBy[];
  readonly retraction?: RecordedBy;
  /** The values that stand now, where corrections changed them. */
  readonly standing?: Pick<Envelope, 'effectiveOn' | 'announcedOn' | 'productId' | 'data'>;
}

/** Every record about a product in the order in which it was recorded: who, when, why, and what came of it. */
export function productHistory(productId: string, log: readonly LoggedEvent[]): HistoryEntry[] {
  const beliefs = new Map(believe(log).map((belief) => [belief.recorded.id, belief]));
  const said = aboutIn(log);
  const byId = new Map(log.map((event) => [event.id, event]));
  const about = (event: LoggedEvent): boolean => {
    if (event.productId === productId) return true;
    if (aboutARecord(event)) {
      const target = byId.get(targetOf(event));
      return target !== undefined && about(target);
    }
    return beliefs.get(event.id)?.event.productId === productId;
  };
  const factBehind = (event: LoggedEvent): LoggedEvent =>
    aboutARecord(event) ? factBehind(byId.get(targetOf(event))!) : event;
  return log.filter(about).map((logged) => {
    const { position, revision, ...event } = logged;
    const belief = beliefs.get(logged.id);
    const { corrections, retraction } = belief ?? standing(logged.id, said);
    const status = belief ? factStatus(belief) : revisionStatus(event, factBehind(logged), said).status;
    return {
      position,
      revision,
      event,
      label: definitionOf(event.type)?.label ?? { en: '', zh: '' },
      status,
      corrections: corrections.map(recordedBy),
      ...(retraction && { retraction: recordedBy(retraction) }),
      ...(belief && belief.corrections.length > 0 && { standing: standingValues(belief.event) }),
    };
  });
}

/** What became of a fact. */
export const factStatus = ({
  corrections,
  retraction,
}: Pick<Belief, 'corrections' | 'retraction'>): 'standing' | 'corrected' | 'retracted' =>
  retraction ? 'retracted' : corrections.length > 0 ? 'corrected' : 'standing';

export const standingValues = ({
  effectiveOn,
  announcedOn,
  productId,
  data,
}: Envelope): NonNullable<HistoryEntry['standing']> => ({
  ...(effectiveOn !== undefined && { effectiveOn }),
  ...(announcedOn !== undefined && { announcedOn }),
  ...(productId !== undefined && { productId }),
  data,
});
