import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, StoredEvent, Subscription } from '../../src/event-store/event-store.js';
import { NO_STREAM } from '../../src/event-store/event-store.js';
import type { MakeStore } from './fixture.js';
import { drain, event, events, idsOf, logOf, positionsOf, range, useStore } from './fixture.js';

/** Reads until it has seen a position, and closes. */
async function collect(subscription: Subscription, last: number): Promise<StoredEvent[]> {
  const seen: StoredEvent[] = [];
  for await (const page of subscription) {
    expect(page.length).toBeGreaterThan(0);
    seen.push(...page);
    if (seen.at(-1)!.position >= last) subscription.close();
  }
  return seen;
}

async function write(store: EventStore, requests: number): Promise<void> {
  for (let i = 0; i < requests; i++) {
    await Promise.all(
      range(0, 3).map((w) =>
        store.append({ stream: `writer-${w}`, expectedRevision: i * 2 - 1, events: events(2) }),
      ),
    );
    if (i % 5 === 0) await sleep(1);
  }
}

export function subscribingContract(makeStore: MakeStore): void {
  const store = useStore(makeStore);
  const fill = (count: number) =>
    store().append({ stream: 'filled', expectedRevision: NO_STREAM, events: events(count) });

  it('catches up and goes on live while a writer writes, with no gap and none twice', async () => {
    await fill(3_000);
    const last = 3_000 + 100 * 8;
    const reading = collect(store().subscribe(0), last);
    await write(store(), 100);
    const seen = await reading;
    expect(positionsOf(seen)).toEqual(range(1, last));
    expect(seen).toEqual(await logOf(store()));
  });

  it('waits for what is to come, and hears of it', async () => {
    const subscription = store().subscribe(0);
    const pages = subscription[Symbol.asyncIterator]();
    const first = pages.next();
    let arrived = false;
    void first.then(() => (arrived = true));
    await sleep(30);
    expect(arrived).toBe(false);
    const one = event();
    await store().append({ stream: 'product-1', expectedRevision: NO_STREAM, events: [one] });
    const page = await first;
    expect(page.done).toBe(false);
    expect(idsOf(page.value as StoredEvent[])).toEqual([one.id]);
    subscription.close();
  });

  it('hears of each event by itself', async () => {
    const subscription = store().subscribe(0);
    const pages = subscription[Symbol.asyncIterator]();
    for (const position of range(1, 40)) {
      const next = pages.next();
      // Half of them find the reader asleep, half still on its way there.
      if (position % 2 === 0) await sleep(2);
      await store().append({
        stream: `product-${position}`,
        expectedRevision: NO_STREAM,
        events: [event()],
      });
      expect(positionsOf((await next).value as StoredEvent[])).toEqual([position]);
    }
    subscription.close();
  });

  it('resumes from a position', async () => {
    await fill(2_500);
    const reading = [0, 1, 2_000, 2_499, 2_500].map(async (after) => {
      const seen = await collect(store().subscribe(after), 2_508);
      expect(positionsOf(seen)).toEqual(range(after + 1, 2_508));
    });
    await write(store(), 1);
    await Promise.all(reading);
  });

  it('hears of a bulk import', async () => {
    const reading = collect(store().subscribe(0), 12_000);
    await store().appendAll(
      range(0, 11_999).map((i) => ({
        stream: `product-${i}`,
        expectedRevision: NO_STREAM,
        events: [event()],
      })),
    );
    expect(positionsOf(await reading)).toEqual(range(1, 12_000));
  });

  it('serves several readers at their own pace', async () => {
    await fill(4_100);
    const last = 4_100 + 30 * 8;
    const quick = range(1, 4).map(() => collect(store().subscribe(0), last));
    const slow = (async () => {
      const seen: StoredEvent[] = [];
      for await (const page of store().subscribe(0)) {
        seen.push(...page);
        await sleep(40);
        if (seen.length >= last) break;
      }
      return seen;
    })();
    await write(store(), 30);
    for (const seen of [...(await Promise.all(quick)), await slow]) {
      expect(positionsOf(seen)).toEqual(range(1, last));
    }
  });

  it('does not hold up writers for a reader that stopped', async () => {
    const idle = store().subscribe(0)[Symbol.asyncIterator]();
    await fill(1);
    expect(positionsOf((await idle.next()).value as StoredEvent[])).toEqual([1]);
    await write(store(), 100);
    expect(await store().head()).toBe(801);
    const rest: StoredEvent[] = [];
    while (rest.length < 800) rest.push(...((await idle.next()).value as StoredEvent[]));
    expect(positionsOf(rest)).toEqual(range(2, 801));
    await idle.return?.();
  });

  it('ends when it is closed: waiting, reading, or before it began', async () => {
    await fill(10);
    const waiting = store().subscribe(10);
    const waited = waiting[Symbol.asyncIterator]().next();
    await sleep(10);
    waiting.close();
    waiting.close();
    expect(await waited).toEqual({ done: true, value: undefined });

    const reading = store().subscribe(0);
    const pages = reading[Symbol.asyncIterator]();
    const page = (await pages.next()).value as StoredEvent[];
    reading.close();
    expect(positionsOf(page)).toEqual(range(1, page.length));
    expect(await pages.next()).toEqual({ done: true, value: undefined });

    const unread = store().subscribe(0);
    unread.close();
    expect(await drain(unread)).toBe(0);
  });

  it('hands out nothing after it was closed', async () => {
    const subscription = store().subscribe(0);
    const seen: StoredEvent[] = [];
    const reading = (async () => {
      for await (const page of subscription) seen.push(...page);
    })();
    await fill(3);
    while (seen.length < 3) await nextTurn();
    subscription.close();
    await store().append({ stream: 'later', expectedRevision: NO_STREAM, events: [event()] });
    await reading;
    expect(seen).toHaveLength(3);
  });

  it('refuses what is no position', () => {
    expect(() => store().subscribe(-1)).toThrow(RangeError);
    expect(() => store().subscribe(0.5)).toThrow(RangeError);
  });
}
