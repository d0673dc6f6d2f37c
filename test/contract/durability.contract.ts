import type { EventStore } from '../../src/event-store/event-store.js';
import { NO_STREAM, WrongExpectedRevisionError } from '../../src/event-store/event-store.js';
import type { MakeStore, StoreFixture } from './fixture.js';
import { event, events, logOf, positionsOf, range, recordedAs } from './fixture.js';

export function durabilityContract(makeStore: MakeStore): void {
  let fixture: StoreFixture;
  beforeEach(async () => {
    fixture = await makeStore();
  });
  afterEach(() => fixture.dispose());
  const reopen = (): Promise<EventStore> => {
    if (!fixture.reopen) throw new Error('the fixture of a durable store must be able to reopen it');
    return fixture.reopen();
  };

  it('holds after it was reopened all that it acknowledged', async () => {
    const list = events(50);
    for (const [i, one] of list.entries()) {
      await fixture.store.append({ stream: 'product-1', expectedRevision: i - 1, events: [one] });
    }
    const store = await reopen();
    expect(await store.head()).toBe(50);
    expect(await logOf(store)).toEqual(recordedAs('product-1', list));
    expect(await store.readStream('product-1')).toEqual(recordedAs('product-1', list));
  });

  it('goes on with positions and revisions, and still refuses', async () => {
    const first = events(3);
    await fixture.store.append({ stream: 'product-1', expectedRevision: NO_STREAM, events: first });
    await expect(
      fixture.store.append({ stream: 'product-1', expectedRevision: 7, events: events(1) }),
    ).rejects.toThrow(WrongExpectedRevisionError);
    const store = await reopen();
    await expect(
      store.append({ stream: 'product-1', expectedRevision: 1, events: events(1) }),
    ).rejects.toMatchObject({ name: 'WrongExpectedRevisionError', actual: 2 });
    const next = event();
    expect(await store.append({ stream: 'product-1', expectedRevision: 2, events: [next] })).toEqual({
      position: 4,
      revision: 3,
      alreadyRecorded: false,
    });
    expect(await logOf(store)).toEqual(recordedAs('product-1', [...first, next]));
  });

  it('knows a retry for what it is', async () => {
    const request = { stream: 'product-1', expectedRevision: NO_STREAM, events: events(2) };
    const answer = await fixture.store.append(request);
    const store = await reopen();
    expect(await store.append(request)).toEqual({ ...answer, alreadyRecorded: true });
    expect(await store.head()).toBe(2);
  });

  it('holds a bulk import, and a subscription from before goes on from its position', async () => {
    await fixture.store.appendAll(
      range(0, 11_999).map((i) => ({
        stream: `product-${i % 100}`,
        expectedRevision: Math.floor(i / 100) - 1,
        events: [event()],
      })),
    );
    const store = await reopen();
    const seen: number[] = [];
    const subscription = store.subscribe(11_000);
    await store.append({ stream: 'product-1', expectedRevision: 119, events: events(1) });
    for await (const page of subscription) {
      seen.push(...positionsOf(page));
      if (seen.at(-1) === 12_001) break;
    }
    expect(seen).toEqual(range(11_001, 12_001));
  });
}
