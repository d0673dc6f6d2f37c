import { NO_STREAM, WrongExpectedRevisionError } from '../../src/event-store/event-store.js';
import type { MakeStore } from './fixture.js';
import { event, events, logOf, recordedAs, useStore } from './fixture.js';

export function idempotenceContract(makeStore: MakeStore): void {
  const store = useStore(makeStore);

  it('answers as the first time, and writes nothing', async () => {
    const list = events(2);
    const request = { stream: 'product-1', expectedRevision: NO_STREAM, events: list };
    const first = await store().append(request);
    expect(await store().append(request)).toEqual({ ...first, alreadyRecorded: true });
    expect(await logOf(store())).toEqual(recordedAs('product-1', list));
  });

  it('answers so too when the stream has moved on', async () => {
    const request = { stream: 'product-1', expectedRevision: 0, events: events(2) };
    const start = event();
    await store().append({ stream: 'product-1', expectedRevision: NO_STREAM, events: [start] });
    await store().append(request);
    const later = events(3);
    await store().append({ stream: 'product-1', expectedRevision: 2, events: later });
    expect(await store().append(request)).toEqual({ position: 3, revision: 2, alreadyRecorded: true });
    expect(await logOf(store())).toEqual(recordedAs('product-1', [start, ...request.events, ...later]));
  });

  it('goes by the id, and keeps the first body', async () => {
    const first = event({ said: 'first' });
    await store().append({ stream: 'product-1', expectedRevision: NO_STREAM, events: [first] });
    const second = { id: first.id, body: event({ said: 'second' }).body };
    const again = await store().append({
      stream: 'product-1',
      expectedRevision: NO_STREAM,
      events: [second],
    });
    expect(again).toEqual({ position: 1, revision: 0, alreadyRecorded: true });
    expect(await logOf(store())).toEqual(recordedAs('product-1', [first]));
  });

  it('holds for one stream only', async () => {
    const one = event();
    await store().append({ stream: 'product-1', expectedRevision: NO_STREAM, events: [one] });
    const other = await store().append({
      stream: 'product-2',
      expectedRevision: NO_STREAM,
      events: [one],
    });
    expect(other).toEqual({ position: 2, revision: 0, alreadyRecorded: false });
  });

  it('refuses what matches only in part', async () => {
    const [a, b, c] = events(3);
    await store().append({ stream: 'product-1', expectedRevision: NO_STREAM, events: [a!, b!] });
    const partial = [
      { expectedRevision: NO_STREAM, events: [a!, b!, c!] },
      { expectedRevision: NO_STREAM, events: [a!, c!] },
      { expectedRevision: NO_STREAM, events: [c!, b!] },
      { expectedRevision: NO_STREAM, events: [b!, a!] },
      { expectedRevision: NO_STREAM, events: [b!] },
      { expectedRevision: 0, events: [b!, c!] },
      { expectedRevision: 0, events: [a!] },
    ];
    for (const request of partial) {
      const refused = store().append({ stream: 'product-1', ...request });
      await expect(refused).rejects.toBeInstanceOf(WrongExpectedRevisionError);
      await expect(refused).rejects.toMatchObject({ actual: 1, expected: request.expectedRevision });
    }
    expect(await logOf(store())).toEqual(recordedAs('product-1', [a!, b!]));
  });

  it('records concurrent doubles once', async () => {
    const list = events(3);
    const request = { stream: 'product-1', expectedRevision: NO_STREAM, events: list };
    const answers = await Promise.all(Array.from({ length: 20 }, () => store().append(request)));
    expect(answers.filter(({ alreadyRecorded }) => !alreadyRecorded)).toHaveLength(1);
    for (const answer of answers) expect(answer).toMatchObject({ position: 3, revision: 2 });
    expect(await logOf(store())).toEqual(recordedAs('product-1', list));
  });
}
