import { NO_STREAM, WrongExpectedRevisionError } from '../../src/event-store/event-store.js';
import type { MakeStore } from './fixture.js';
import { event, events, idsOf, logOf, positionsOf, range, recordedAs, useStore } from './fixture.js';

export function appendingContract(makeStore: MakeStore): void {
  const store = useStore(makeStore);

  it('starts empty', async () => {
    expect(await store().head()).toBe(0);
    expect(await logOf(store())).toEqual([]);
    expect(await store().readStream('product-1')).toEqual([]);
  });

  it('answers the position and revision of the last event', async () => {
    const list = events(3);
    const first = await store().append({
      stream: 'product-1',
      expectedRevision: NO_STREAM,
      events: list.slice(0, 2),
    });
    expect(first).toEqual({ position: 2, revision: 1, alreadyRecorded: false });
    const second = await store().append({
      stream: 'product-1',
      expectedRevision: 1,
      events: list.slice(2),
    });
    expect(second).toEqual({ position: 3, revision: 2, alreadyRecorded: false });
    expect(await store().readStream('product-1')).toEqual(recordedAs('product-1', list));
    expect(await store().head()).toBe(3);
  });

  it.each([
    ['a stream that exists, expected not to', NO_STREAM, 1],
    ['a revision behind', 0, 1],
    ['a revision ahead', 2, 1],
    ['a revision far ahead', 1_000_000, 1],
  ])('refuses %s, and changes nothing', async (_, expectedRevision, actual) => {
    const kept = events(2);
    await store().append({ stream: 'product-1', expectedRevision: NO_STREAM, events: kept });
    const refused = store().append({ stream: 'product-1', expectedRevision, events: events(3) });
    await expect(refused).rejects.toBeInstanceOf(WrongExpectedRevisionError);
    await expect(refused).rejects.toMatchObject({ stream: 'product-1', expected: expectedRevision, actual });

    expect(await logOf(store())).toEqual(recordedAs('product-1', kept));
    expect(await store().head()).toBe(2);
    const next = event();
    const appended = await store().append({ stream: 'product-1', expectedRevision: 1, events: [next] });
    expect(appended).toEqual({ position: 3, revision: 2, alreadyRecorded: false });
    expect(await store().readStream('product-1')).toEqual(recordedAs('product-1', [...kept, next]));
  });

  it('refuses a revision of a stream that does not exist, and makes none', async () => {
    const refused = store().append({ stream: 'product-1', expectedRevision: 0, events: events(1) });
    await expect(refused).rejects.toMatchObject({ name: 'WrongExpectedRevisionError', actual: NO_STREAM });
    expect(await store().head()).toBe(0);
    expect(await store().readStream('product-1')).toEqual([]);
    const appended = await store().append({
      stream: 'product-1',
      expectedRevision: NO_STREAM,
      events: events(1),
    });
    expect(appended).toEqual({ position: 1, revision: 0, alreadyRecorded: false });
  });

  it('keeps the order of requests over all streams, and positions without gaps', async () => {
    const list = events(40);
    for (const [i, one] of list.entries()) {
      const expectedRevision = Math.floor(i / 4) - 1;
      await store().append({ stream: `product-${i % 4}`, expectedRevision, events: [one] });
      await expect(
        store().append({ stream: `product-${i % 4}`, expectedRevision, events: events(2) }),
      ).rejects.toThrow(WrongExpectedRevisionError);
    }
    const log = await logOf(store());
    expect(idsOf(log)).toEqual(idsOf(list));
    expect(positionsOf(log)).toEqual(range(1, 40));
    expect(log.map(({ revision }) => revision)).toEqual(list.map((_, i) => Math.floor(i / 4)));
  });

  it.each([
    ['no event', { stream: 'a', expectedRevision: NO_STREAM, events: [] }],
    ['no stream', { stream: '', expectedRevision: NO_STREAM, events: [event()] }],
    ['half a character', { stream: 'a\ud83d', expectedRevision: NO_STREAM, events: [event()] }],
    ['no revision', { stream: 'a', expectedRevision: -2, events: [event()] }],
    ['a broken revision', { stream: 'a', expectedRevision: 0.5, events: [event()] }],
    ['no UUID', { stream: 'a', expectedRevision: NO_STREAM, events: [{ id: 'x', body: '{}' }] }],
    [
      'half a character in a body',
      { stream: 'a', expectedRevision: NO_STREAM, events: [{ id: event().id, body: '"\ud83d"' }] },
    ],
  ])('refuses a request with %s', async (_, request) => {
    await expect(store().append(request)).rejects.toThrow(RangeError);
    const good = { stream: 'b', expectedRevision: NO_STREAM, events: [event()] };
    await expect(store().appendAll([good, request])).rejects.toThrow(RangeError);
    expect(await store().head()).toBe(0);
  });

  describe('in bulk', () => {
    it('takes each request by itself, in order', async () => {
      const [a, b, c, d, e] = events(5);
      const answers = await store().appendAll([
        { stream: 'one', expectedRevision: NO_STREAM, events: [a!, b!] },
        { stream: 'two', expectedRevision: 4, events: events(1) },
        { stream: 'one', expectedRevision: NO_STREAM, events: events(2) },
        { stream: 'one', expectedRevision: 1, events: [c!] },
        { stream: 'one', expectedRevision: NO_STREAM, events: [a!, b!] },
        { stream: 'two', expectedRevision: NO_STREAM, events: [d!] },
        { stream: 'two', expectedRevision: 0, events: [e!] },
      ]);
      expect(answers).toEqual([
        { position: 2, revision: 1, alreadyRecorded: false },
        new WrongExpectedRevisionError('two', 4, NO_STREAM),
        new WrongExpectedRevisionError('one', NO_STREAM, 1),
        { position: 3, revision: 2, alreadyRecorded: false },
        { position: 2, revision: 1, alreadyRecorded: true },
        { position: 4, revision: 0, alreadyRecorded: false },
        { position: 5, revision: 1, alreadyRecorded: false },
      ]);
      expect(answers[1]).toBeInstanceOf(WrongExpectedRevisionError);
      expect(answers[2]).toMatchObject({ stream: 'one', expected: NO_STREAM, actual: 1 });
      expect(idsOf(await logOf(store()))).toEqual(idsOf([a!, b!, c!, d!, e!]));
    });

    it('takes none', async () => {
      expect(await store().appendAll([])).toEqual([]);
    });

    it('takes 25,000 events, one that stands in the way, and the same again', async () => {
      const requests = range(0, 4_999).map((i) => ({
        stream: `product-${i % 1_000}`,
        expectedRevision: Math.floor(i / 1_000) * 5 - 1,
        events: events(5),
      }));
      await store().append({ stream: 'product-7', expectedRevision: NO_STREAM, events: [event()] });
      const answers = await store().appendAll(requests);
      expect(answers.filter((answer) => answer instanceof WrongExpectedRevisionError)).toHaveLength(5);
      expect(await store().head()).toBe(1 + 4_995 * 5);
      const expected = requests.filter(({ stream }) => stream !== 'product-7').flatMap((r) => r.events);
      const log = await logOf(store(), 1);
      expect(idsOf(log)).toEqual(idsOf(expected));
      expect(positionsOf(log)).toEqual(range(2, 1 + expected.length));

      const again = await store().appendAll(requests);
      expect(again).toEqual(answers.map((a) => (a instanceof Error ? a : { ...a, alreadyRecorded: true })));
      expect(await store().head()).toBe(1 + 4_995 * 5);
    });
  });
}
