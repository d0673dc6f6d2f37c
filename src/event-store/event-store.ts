import type { CheckpointStore } from './checkpoints/checkpoint-store.js';

/** An event on its way in: its id and its canonical JSON, which the store keeps byte for byte. */
export interface NewEvent {
  readonly id: string;
  /** Canonical JSON (RFC 8785) of the envelope; made once, by the caller. */
  readonly body: string;
}

export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** Ordinal in the stream, from 0, dense. */
  readonly revision: number;
  /** Ordinal in the register's log, from 1, dense; the same on every store that holds the same events. */
  readonly position: number;
}

/** The expected revision of a stream that does not exist yet. */
export const NO_STREAM = -1;

export interface AppendRequest {
  readonly stream: string;
  /** Revision of the last event the caller has seen; NO_STREAM where it has seen none. */
  readonly expectedRevision: number;
  /** At least one; all are recorded, one after the other, or none. */
  readonly events: readonly NewEvent[];
}

export interface Appended {
  /** Position and revision of the last event of the request. */
  readonly position: number;
  readonly revision: number;
  /** True where the very same events stood there already, so that nothing was written. */
  readonly alreadyRecorded: boolean;
}

export interface Subscription extends AsyncIterable<readonly StoredEvent[]> {
  /** Ends the iteration; a page that was already handed out stays valid. */
  close(): void;
}

/** How far a process has followed a log that other processes write to as well. */
export interface Following {
  /** `live`: at the end of the log, as far as the store has said. */
  readonly status: 'live' | 'catching-up' | 'disconnected';
  /** Position of the last event it has counted. */
  readonly position: number;
  /** Milliseconds since it last was at the end of the log; 0 while it is. */
  readonly behindMs: number;
}

/**
 * The log of the register: an ordered list of events in streams. Adapters differ in where they keep it; the
 * contract suite in `test/contract/` holds for all of them.
 */
export abstract class EventStore {
  /** What kind of store it is, for health and logs. */
  abstract readonly kind: string;

  /** States kept beside the log; open as long as the store is. */
  abstract readonly checkpoints: CheckpointStore;

  /**
   * Appends to one stream, durably before it answers. Requests that arrive together may share a commit; each
   * is checked alone. Appending the same ids at the same expected revision again writes nothing and answers
   * as the first time. A store with a limit on what it writes at once cuts a longer request into several that
   * follow one another.
   * @throws WrongExpectedRevisionError where the stream has moved on; nothing of the request is recorded
   * @throws StoreUnavailableError where it cannot be written now: disk full, store down, closed
   * @throws EventTooLargeError where one event alone is longer than the store's limit
   */
  abstract append(request: AppendRequest): Promise<Appended>;

  /**
   * Many requests in order, in as few commits as the store allows; for bulk import. A request that fails takes
   * no other with it: its place in the answer holds the error.
   */
  abstract appendAll(requests: readonly AppendRequest[]): Promise<(Appended | WrongExpectedRevisionError)[]>;

  /** A stream's events in order, from a revision (inclusive); empty where there is no such stream. */
  abstract readStream(stream: string, fromRevision?: number): Promise<StoredEvent[]>;

  /** The log in order, in pages, from after a position (exclusive; 0 for all) to the end as it is now. */
  abstract readAll(afterPosition: number): AsyncIterable<readonly StoredEvent[]>;

  /** The events at these positions, in the order asked. @throws RangeError for a position the log has not */
  abstract readPositions(positions: readonly number[]): Promise<StoredEvent[]>;

  /** The log in order, in pages, from after a position, and then what is appended, as it is appended. */
  abstract subscribe(afterPosition: number): Subscription;

  /**
   * Position of the last event; 0 where there is none.
   * @param hoped a position that the caller has heard of elsewhere: where other processes write to the log as well, this
   * one waits a moment for it, and answers where it then is
   */
  abstract head(hoped?: number): Promise<number>;

  /** How this process follows the log; undefined where no other can write to it. */
  following(): Following | undefined {
    return undefined;
  }

  /** Ends subscriptions, finishes or refuses what is under way, and lets go of files and connections. */
  abstract close(): Promise<void>;
}

export class WrongExpectedRevisionError extends Error {
  override readonly name = 'WrongExpectedRevisionError';
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`stream "${stream}" is at revision ${actual}, not at ${expected}`);
  }
}

/** An event is longer than the store takes. */
export class EventTooLargeError extends Error {
  override readonly name = 'EventTooLargeError';
  constructor(
    readonly eventId: string,
    /** In bytes, of the event's body, and the most that the store takes. */
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`event ${eventId} has ${bytes} bytes; the store takes at most ${limit}`);
  }
}

/** It cannot be written or read now, and may be later. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

/** The store's file belongs to another process, to a newer version, or is not a store. */
export class StoreRefusedError extends Error {
  override readonly name = 'StoreRefusedError';
}

/** It holds what was not written to it: a torn page, a flipped bit, a missing event. Never goes away by itself. */
export class StoreDamagedError extends Error {
  override readonly name = 'StoreDamagedError';
}
