import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { StoredEvent } from './event-store.js';
import { LivePages } from './live-pages.js';

const at = (position: number): StoredEvent => ({
  position,
  revision: position - 1,
  stream: 's',
  id: `${position}`,
  body: '{}',
});

describe('LivePages', () => {
  it('does not queue what it is told while its reader is slow', async () => {
    let head = 1;
    let reads = 0;
    const pages = new LivePages(
      0,
      (after) => {
        reads++;
        return Array.from({ length: head - after }, (_, i) => at(after + 1 + i));
      },
      () => undefined,
    );
    const reader = pages[Symbol.asyncIterator]();
    await reader.next();
    for (; head < 100_000; head++) pages.notify();
    await sleep(5);
    expect(reads).toBe(1);
    expect((await reader.next()).value).toHaveLength(99_999);
    expect(reads).toBe(2);
    pages.close();
  });

  it('misses nothing that arrives while it reads', async () => {
    let head = 0;
    let grow = true;
    const pages = new LivePages(
      0,
      async (after) => {
        const page = head > after ? [at(after + 1)] : [];
        await nextTurn();
        if (grow) {
          grow = false;
          head = 1;
          pages.notify();
        }
        return page;
      },
      () => undefined,
    );
    expect((await pages[Symbol.asyncIterator]().next()).value).toEqual([at(1)]);
    pages.close();
  });

  it('passes on what the log throws, and is closed then', async () => {
    let ended = 0;
    const pages = new LivePages(
      0,
      () => {
        throw new Error('disk');
      },
      () => void ended++,
    );
    await expect(pages[Symbol.asyncIterator]().next()).rejects.toThrow('disk');
    expect(await pages[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
    pages.close();
    expect(ended).toBe(1);
  });

  it('is closed when its reader leaves the loop', async () => {
    let ended = 0;
    const pages = new LivePages(
      0,
      () => [at(1)],
      () => void ended++,
    );
    for await (const page of pages) {
      expect(page).toEqual([at(1)]);
      break;
    }
    expect(ended).toBe(1);
  });
});
