export interface InOrder<I, R> {
  /**
   * Sends one, once. Those that are under way reach the server in the order in which they were begun.
   * @param broken whether one before it has failed since, so that it may no longer be sent
   */
  readonly send: (item: I, broken: () => boolean) => Promise<R>;
  /** Sends one that may have arrived already, as often as it takes. */
  readonly resend: (item: I) => Promise<R>;
  /** Whether a result says that the item was not taken; the reason may be that one before it was not. */
  readonly isRefusal: (result: R) => boolean;
  /** Most that are under way at once. */
  readonly most: number;
}

/**
 * Sends items so that they take effect in order, many at a time. The server takes what comes through one stream one after the
 * other; so where that breaks, what has taken effect is the beginning of what was sent. A busy server may also fail one alone and take
 * those behind it: of different streams, these then stand before it. Nothing more is sent in either case until all has come
 * back, and what has failed is sent again one by one, from the first.
 * @throws what a `resend` throws; the items behind are not sent
 */
export async function inOrder<I, R extends object>(items: readonly I[], how: InOrder<I, R>): Promise<R[]> {
  const results: R[] = [];
  while (results.length < items.length)
    for (const result of await burst(items.slice(results.length), how))
      results.push(result ?? (await how.resend(items[results.length]!)));
  return results;
}

/**
 * @returns a result for each that was begun; undefined for those that failed, which `resend` meets again, and for those that
 * were refused behind a failed one: a busy server refuses one item and goes on to the next
 */
async function burst<I, R>(
  items: readonly I[],
  { send, isRefusal, most }: InOrder<I, R>,
): Promise<(R | undefined)[]> {
  const results: (R | undefined)[] = [];
  const under = new Set<Promise<unknown>>();
  let broken = false;
  for (const [i, item] of items.entries()) {
    if (broken) break;
    results.push(undefined);
    const sending = send(item, () => broken)
      .then(
        (result) => (results[i] = result),
        () => (broken = true),
      )
      .finally(() => under.delete(sending));
    under.add(sending);
    if (under.size >= most) await Promise.race(under);
  }
  await Promise.all(under);
  const failed = results.indexOf(undefined);
  const isOpen = (result: R | undefined, i: number): boolean =>
    result === undefined || (failed !== -1 && i > failed && isRefusal(result));
  return results.map((result, i) => (isOpen(result, i) ? undefined : result));
}
