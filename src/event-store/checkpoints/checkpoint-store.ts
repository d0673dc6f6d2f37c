/** What was last written under a name. */
export interface Checkpoint {
  /** Ordinal of the write, from 0, dense. */
  readonly revision: number;
  readonly body: string;
}

/** The expected revision of a name under which nothing was written yet. */
export const NO_CHECKPOINT = -1;

/** Longest body, in bytes of UTF-8: what every store takes in one write. */
export const MAX_CHECKPOINT_BYTES = 1_000_000;

/**
 * Small states kept beside the log, in the same store, by those who follow it: how far each has come and what it
 * still has to do. No part of the log: not proved, not exported, and overwritten.
 */
export abstract class CheckpointStore {
  /** Whether another process may write here at the same time; where none can, nobody has to stand by. */
  abstract readonly shared: boolean;

  /** @throws StoreUnavailableError where it cannot be read now */
  abstract read(name: string): Promise<Checkpoint | undefined>;

  /**
   * Puts a body in the place of what the caller has seen, durably before it answers. Of several who write at once
   * one succeeds, whichever process they are in: the expected revision is the fence between them.
   * @param expectedRevision of what the caller has seen; NO_CHECKPOINT where it has seen nothing
   * @returns the revision written, `expectedRevision` + 1
   * @throws WrongExpectedRevisionError where somebody else has written; nothing is changed
   * @throws StoreUnavailableError where it cannot be written now; it may have been, where the answer was lost
   * @throws RangeError for a name or a body that no store takes
   */
  abstract write(name: string, expectedRevision: number, body: string): Promise<number>;
}
