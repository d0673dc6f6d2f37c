import { dateBounds } from '#events/edtf.js';
import type { Belief, LoggedEvent } from '../belief/belief.js';

/** A match that waits for somebody, or was decided. */
export interface MatchState {
  readonly proposal?: LoggedEvent;
  readonly decision?: LoggedEvent;
}

/** What is recorded about one source: the snapshots taken of it, and the matches of its records. */
export interface SourceAccount {
  /** SHA-256 of every snapshot: what has one of them in its source was read there. */
  readonly hashes: ReadonlySet<string>;
  readonly snapshots: readonly LoggedEvent[];
  /** By record, the newest proposal and the decision in force. */
  readonly matches: ReadonlyMap<string, MatchState>;
}

/** @param beliefs in what stands in the source's stream */
export function sourceAccount(beliefs: readonly Belief[]): SourceAccount {
  const snapshots: LoggedEvent[] = [];
  const matches = new Map<string, MatchState>();
  for (const { event, retraction } of beliefs) {
    if (retraction) continue;
    if (event.type === 'SourceSnapshotTaken') snapshots.push(event);
    const record = event.data['record'] as string;
    if (event.type === 'SourceMatchProposed')
      matches.set(record, { ...matches.get(record), proposal: event });
    if (event.type === 'SourceMatchDecided') matches.set(record, { ...matches.get(record), decision: event });
  }
  return { hashes: new Set(snapshots.map(({ data }) => data['sha256'] as string)), snapshots, matches };
}

/** A snapshot that is certainly newer than one of this date; undefined where there is none. */
export function newerSnapshot({ snapshots }: SourceAccount, publishedOn: string): LoggedEvent | undefined {
  const { latest } = dateBounds(publishedOn);
  return snapshots.findLast(({ effectiveOn }) => dateBounds(effectiveOn!).earliest > latest);
}

/** Whether this very file was taken under this date. */
export const isTaken = (
  { snapshots }: SourceAccount,
  { sha256, publishedOn }: { readonly sha256: string; readonly publishedOn: string },
): boolean =>
  snapshots.some(({ data, effectiveOn }) => data['sha256'] === sha256 && effectiveOn === publishedOn);
