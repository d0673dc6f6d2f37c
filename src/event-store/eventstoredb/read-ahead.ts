/** Asks for the next item while the one before it is worked on; no more than one waits. */
export async function* readAhead<T>(
  items: AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  try {
    for (let next = items.next(); ;) {
      const { done, value } = await next;
      if (done) return;
      next = items.next();
      // It is met in its turn.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await items.return();
  }
}
