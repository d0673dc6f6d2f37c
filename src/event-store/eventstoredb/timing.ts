/** How long to wait for EventStoreDB, in milliseconds. */
export interface Timing {
  /** One attempt, or the silence between two messages of a read, after which the connection is given up. */
  readonly attempt: number;
  /** All attempts of one request together; a longer one is refused as unavailable. */
  readonly patience: number;
  /** Pause before the second attempt; each further one doubles, up to the longest. */
  readonly firstPause: number;
  readonly longestPause: number;
}

export const TIMING: Timing = { attempt: 5_000, patience: 15_000, firstPause: 50, longestPause: 1_000 };

/**
 * The pause before another attempt, between half and all of what doubling comes to, so that many who failed together
 * do not come back together.
 * @param failures before it, at least 1
 */
export function pauseAfter(failures: number, { firstPause, longestPause }: Timing): number {
  const whole = Math.min(longestPause, firstPause * 2 ** Math.min(failures - 1, 20));
  return whole * (0.5 + Math.random() / 2);
}
