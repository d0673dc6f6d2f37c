import type { Envelope } from '#events/envelope.js';
import { beliefIn, type About, type LoggedEvent } from '../belief/belief.js';
import { factStatus, standingValues, type HistoryEntry } from './history.js';
import { recordedBy } from './milestone-view.js';

/** The fact that a record states, as it was made and as it stands. */
export interface FactRecord
  extends
    Pick<HistoryEntry, 'position' | 'revision' | 'event' | 'status'>,
    Partial<Pick<HistoryEntry, 'corrections' | 'standing' | 'retraction'>> {}

/** @param about what was recorded about records, as far as it is known */
export function factRecord(recorded: LoggedEvent, about: About): FactRecord {
  const { corrections, retraction, event: standing } = beliefIn(recorded, about);
  return {
    ...placed(recorded),
    status: factStatus({ corrections, ...(retraction && { retraction }) }),
    ...(corrections.length > 0 && {
      corrections: corrections.map(recordedBy),
      standing: standingValues(standing),
    }),
    ...(retraction && { retraction: recordedBy(retraction) }),
  };
}

/** An event, with its places in the log and in its stream beside it. */
export function placed({ position, revision, ...event }: LoggedEvent): {
  readonly position: number;
  readonly revision: number;
  readonly event: Envelope;
} {
  return { position, revision, event };
}
