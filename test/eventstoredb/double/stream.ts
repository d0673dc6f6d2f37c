/** The revision of a stream without events. */
export const NO_STREAM = -1;

/** One stream of the log. */
export class Stream {
  /** The log's index of each event, by revision. */
  readonly events: number[] = [];
  /** The first revision that can still be read. */
  first = 0;
  /** The most events that can be read, from the last back. */
  maxCount = Infinity;
  /** Deleted for good. */
  tombstoned = false;

  /** The last revision; it counts on after a soft delete. */
  get revision(): number {
    return this.events.length - 1;
  }

  get firstReadable(): number {
    return Math.max(this.first, this.events.length - this.maxCount);
  }

  /** Whether it can be read. */
  get exists(): boolean {
    return !this.tombstoned && this.firstReadable < this.events.length;
  }
}
