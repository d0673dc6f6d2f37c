import { NO_STREAM, type Stream } from './stream.js';

/** The revision that a writer expects a stream to be at. */
export type Expected = 'any' | 'no_stream' | 'stream_exists' | number;

export type Decision = 'write' | 'already-written' | 'wrong-expected-version' | 'stream-deleted';

/** What the log knows of ids. */
export interface KnownIds {
  /** The id at a revision of the stream; undefined beyond its end. */
  at(revision: number): string | undefined;
  /** The revision of an event of the stream that was written lately. */
  lately(id: string): number | undefined;
}

/**
 * As the server decides: the same ids at the same explicit revision are already written, however long ago; a part of them is
 * a wrong expected version. Without an explicit revision it rests on what was written lately.
 */
export function decide(
  stream: Stream,
  expected: Expected,
  ids: readonly string[],
  known: KnownIds,
): Decision {
  if (stream.tombstoned) return 'stream-deleted';
  if (expected === 'stream_exists' && !stream.exists) return 'wrong-expected-version';
  if (expected === 'any' || expected === 'stream_exists') return decideLately(ids, known);
  const before = expected === 'no_stream' ? NO_STREAM : expected;
  if (before > stream.revision) return 'wrong-expected-version';
  if (before === stream.revision) return 'write';
  const matching = ids.filter((id, i) => known.at(before + 1 + i) === id).length;
  if (ids.length > 0 && matching === ids.length) return 'already-written';
  return matching === 0 && expected === 'no_stream' && !stream.exists ? 'write' : 'wrong-expected-version';
}

function decideLately(ids: readonly string[], known: KnownIds): Decision {
  const first = ids[0] === undefined ? undefined : known.lately(ids[0]);
  if (first === undefined) return 'write';
  return ids.every((id, i) => known.at(first + i) === id) ? 'already-written' : 'wrong-expected-version';
}
