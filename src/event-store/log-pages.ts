import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoredEvent } from './event-store.js';

/** Most events in a page. */
export const PAGE_EVENTS = 2_000;

/** The next page after a position, none of it beyond `end`; empty where there is nothing yet. */
export type ReadPage = (
  afterPosition: number,
  end: number,
) => readonly StoredEvent[] | Promise<readonly StoredEvent[]>;

/**
 * The log in pages, from after a position to `end`, which the log must have reached. Lets the event loop turn
 * before each page, so that a long read starves nobody.
 */
export async function* logPages(
  afterPosition: number,
  end: number,
  readPage: ReadPage,
): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  let position = afterPosition;
  while (position < end) {
    await nextTurn();
    const page = await readPage(position, end);
    position = page.at(-1)!.position;
    yield page;
  }
}
