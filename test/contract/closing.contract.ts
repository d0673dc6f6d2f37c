import { NO_STREAM, StoreUnavailableError } from '../../src/event-store/event-store.js';
import type { MakeStore } from './fixture.js';
import { drain, events, logOf, range, useStore } from './fixture.js';

export function closingContract(makeStore: MakeStore): void {
  const store = useStore(makeStore);
  const request = (n: number) => ({
    stream: `product-${n}`,
    expectedRevision: NO_STREAM,
    events: events(1),
  });

  it('refuses appends and reads afterwards, and may be closed twice', async () => {
    await store().append(request(1));
    await store().close();
    await store().close();
    await expect(store().append(request(2))).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(store().appendAll([request(3)])).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(store().readStream('product-1')).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(store().readPositions([1])).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(store().head()).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(logOf(store())).rejects.toBeInstanceOf(StoreUnavailableError);
  });

  it('answers every append under way, one way or the other', async () => {
    const under = range(1, 600).map((n) => store().append(request(n)));
    const closing = store().close();
    const answers = await Promise.allSettled(under);
    await closing;
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(StoreUnavailableError);
      else expect(answer.value).toMatchObject({ revision: 0, alreadyRecorded: false });
    }
  });

  it('ends subscriptions without an error', async () => {
    await store().append(request(1));
    const before = store().subscribe(0);
    const live = store().subscribe(1)[Symbol.asyncIterator]().next();
    await store().close();
    expect(await live).toEqual({ done: true, value: undefined });
    expect(await drain(before)).toBe(0);
    expect(await drain(store().subscribe(0))).toBe(0);
  });
}
