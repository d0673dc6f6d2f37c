import { nextSlice } from '../slices.js';

/** Rows read at once: enough to keep the store busy, few enough to be made in some milliseconds. */
const AT_ONCE = 100;

/** A list in runs, each made into what is shown of it; other requests get their turn between them. */
export async function* inBatches<T, V>(
  list: readonly T[],
  view: (run: readonly T[]) => Promise<readonly V[]>,
): AsyncGenerator<readonly V[], void, undefined> {
  for (let at = 0; at < list.length; at += AT_ONCE) {
    await nextSlice();
    yield await view(list.slice(at, at + AT_ONCE));
  }
}
