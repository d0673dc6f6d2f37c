/** First and longest wait between two attempts, and how long a delivery is tried before it is given up; in ms. */
export const FIRST_WAIT_MS = 5_000;
export const LONGEST_WAIT_MS = 4 * 3_600_000;
export const GIVE_UP_AFTER_MS = 3 * 24 * 3_600_000;

/**
 * When to try again: the wait doubles with each failure, and half of it is left to chance, so that receivers that
 * failed together are not all tried together.
 * @param now ms since 1970   @param attempts that have failed, at least 1   @param random from 0 to 1
 * @param retryAfter ms that the receiver asked for; heeded as far as the longest wait
 */
export function nextAttemptAt(now: number, attempts: number, random: number, retryAfter = 0): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  const jittered = wait / 2 + (wait / 2) * random;
  return now + Math.max(jittered, Math.min(retryAfter, LONGEST_WAIT_MS));
}

/** @param firstAt when it was tried first */
export const expired = (firstAt: number, now: number): boolean => now - firstAt >= GIVE_UP_AFTER_MS;
