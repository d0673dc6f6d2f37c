import type { LoggedEvent } from '#projections/belief/belief.js';

/** One thing that a feed tells. There is at most one to a position, so that the position tells them apart. */
export interface FeedItem {
  readonly position: number;
  /** The event whose recording is told, or told the consequences of. */
  readonly event: LoggedEvent;
  readonly data: object;
}

export interface FeedRun {
  /** In the order of their positions; may be none, where a filter lets nothing pass. */
  readonly items: readonly FeedItem[];
  /** How far the log was read for them; where it was asked from, where there is nothing yet. */
  readonly position: number;
}

/** What of the log somebody follows. It follows from the log alone: read again, it tells the same. */
export interface Feed {
  readonly name: FeedName;
  /**
   * The next items after a position, few at a time, so that a slow reader holds few.
   * @throws NotReadyError while the register is first built, and after it has stopped at an event
   */
  read(after: number): Promise<FeedRun>;
}

export const FEEDS = ['events', 'review-times'] as const;
export type FeedName = (typeof FEEDS)[number];
