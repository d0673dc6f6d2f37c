import type { StoredEvent } from '../../src/event-store/event-store.js';
import { NO_STREAM } from '../../src/event-store/event-store.js';
import type { MakeStore } from './fixture.js';
import { drain, event, events, idsOf, logOf, positionsOf, range, recordedAs, useStore } from './fixture.js';

export function readingContract(makeStore: MakeStore): void {
  const store = useStore(makeStore);

  it('reads a stream from a revision', async () => {
    const list = events(5);
    await store().append({ stream: 'product-0', expectedRevision: NO_STREAM, events: events(2) });
    await store().append({ stream: 'product-1', expectedRevision: NO_STREAM, events: list });
    const all = recordedAs('product-1', list, 3);
    for (const from of range(0, 6)) {
      expect(await store().readStream('product-1', from)).toEqual(all.slice(from));
    }
    expect(await store().readStream('product-10')).toEqual([]);
    expect(await store().readStream('PRODUCT-1')).toEqual([]);
    await expect(store().readStream('product-1', -1)).rejects.toThrow(RangeError);
  });

  it('reads the log from any position, in pages', async () => {
    const list = events(4_500);
    await store().appendAll(
      list.map((one, i) => ({
        stream: `product-${i % 9}`,
        expectedRevision: Math.floor(i / 9) - 1,
        events: [one],
      })),
    );
    for (const after of [0, 1, 1_999, 2_000, 2_001, 4_499, 4_500, 9_999]) {
      const log = await logOf(store(), after);
      expect(positionsOf(log)).toEqual(range(after + 1, 4_500));
      expect(idsOf(log)).toEqual(idsOf(list.slice(after)));
    }
    for await (const page of store().readAll(0)) expect(page.length).toBeGreaterThan(0);
    await expect(drain(store().readAll(-1))).rejects.toThrow(RangeError);
  });

  it('can be left in the middle, and resumed', async () => {
    await store().append({ stream: 'product-1', expectedRevision: NO_STREAM, events: events(5_000) });
    const seen: StoredEvent[] = [];
    let rounds = 0;
    while (seen.length < 5_000) {
      expect(++rounds).toBeLessThanOrEqual(5_000);
      for await (const page of store().readAll(seen.length)) {
        seen.push(...page);
        break;
      }
    }
    expect(positionsOf(seen)).toEqual(range(1, 5_000));
  });

  it('reads to an end, while events are appended', async () => {
    await store().append({ stream: 'product-1', expectedRevision: NO_STREAM, events: events(4_001) });
    const seen: StoredEvent[] = [];
    let revision = 4_000;
    for await (const page of store().readAll(0)) {
      seen.push(...page);
      const more = { stream: 'product-1', expectedRevision: revision, events: events(10) };
      ({ revision } = await store().append(more));
    }
    expect(positionsOf(seen)).toEqual(range(1, seen.length));
    expect(seen.length).toBeGreaterThanOrEqual(4_001);
    expect(seen.length).toBeLessThanOrEqual(revision + 1);
  });

  it('reads positions in the order asked', async () => {
    for (const i of range(1, 9)) {
      await store().append({ stream: `product-${i}`, expectedRevision: NO_STREAM, events: [event()] });
    }
    const log = await logOf(store());
    const asked = [7, 2, 9, 2, 1];
    expect(await store().readPositions(asked)).toEqual(asked.map((position) => log[position - 1]));
    expect(await store().readPositions([])).toEqual([]);
    for (const wrong of [0, 10, -1, 1.5, NaN]) {
      await expect(store().readPositions([1, wrong])).rejects.toThrow(RangeError);
    }
  });

  it('reads a stream of 20,000 events', async () => {
    const list = events(20_000);
    for (let i = 0; i < list.length; i += 500) {
      await store().append({
        stream: 'product-1',
        expectedRevision: i - 1,
        events: list.slice(i, i + 500),
      });
    }
    expect(await store().readStream('product-1')).toEqual(recordedAs('product-1', list));
    expect(idsOf(await store().readStream('product-1', 19_999))).toEqual(idsOf(list.slice(-1)));
    expect(positionsOf(await logOf(store()))).toEqual(range(1, 20_000));
  });
}
