import { NO_STREAM, WrongExpectedRevisionError } from '../../src/event-store/event-store.js';
import type { MakeStore } from './fixture.js';
import { event, events, idsOf, logOf, positionsOf, range, useStore } from './fixture.js';

export function concurrencyContract(makeStore: MakeStore): void {
  const store = useStore(makeStore);

  it('lets one of two rivals through', async () => {
    const rivals = await Promise.allSettled(
      range(1, 30).map(() =>
        store().append({ stream: 'product-1', expectedRevision: NO_STREAM, events: events(2) }),
      ),
    );
    const refused = rivals.filter((rival) => rival.status === 'rejected');
    expect(refused).toHaveLength(29);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(WrongExpectedRevisionError);
    for (const { reason } of refused) expect(reason).toMatchObject({ actual: 1 });
    expect(await store().head()).toBe(2);
  });

  it('does not let one refusal touch its neighbours', async () => {
    const [a, b, c] = events(3);
    const answers = await Promise.allSettled([
      store().append({ stream: 'one', expectedRevision: NO_STREAM, events: [a!] }),
      store().append({ stream: 'two', expectedRevision: 9, events: [b!] }),
      store().append({ stream: 'three', expectedRevision: NO_STREAM, events: [c!] }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const log = await logOf(store());
    expect(positionsOf(log)).toEqual([1, 2]);
    expect(idsOf(log).sort()).toEqual(idsOf([a!, c!]).sort());
  });

  it('records each of 50 writers on one stream once, when they retry', async () => {
    const own = events(50);
    const write = async (one: (typeof own)[number]): Promise<number> => {
      let expectedRevision = NO_STREAM;
      for (let attempt = 0; attempt < 500; attempt++) {
        try {
          const { revision } = await store().append({ stream: 'product-1', expectedRevision, events: [one] });
          return revision;
        } catch (error) {
          if (!(error instanceof WrongExpectedRevisionError)) throw error;
          expectedRevision = error.actual;
        }
      }
      throw new Error('500 attempts did not get through');
    };
    const revisions = await Promise.all(own.map(write));
    expect([...revisions].sort((a, b) => a - b)).toEqual(range(0, 49));
    const stream = await store().readStream('product-1');
    expect(stream.map(({ revision }) => revision)).toEqual(range(0, 49));
    own.forEach(({ id }, i) => expect(stream[revisions[i]!]!.id).toBe(id));
    expect(await store().head()).toBe(50);
  });

  it('takes 10,000 appends at once, over as many streams', async () => {
    const own = events(10_000);
    const answers = await Promise.all(
      own.map((one, i) =>
        store().append({ stream: `product-${i}`, expectedRevision: NO_STREAM, events: [one] }),
      ),
    );
    const log = await logOf(store());
    expect(positionsOf(log)).toEqual(range(1, 10_000));
    answers.forEach(({ position, revision }, i) => {
      expect(revision).toBe(0);
      expect(log[position - 1]).toMatchObject({ stream: `product-${i}`, id: own[i]!.id });
    });
  });

  it('keeps the events of a request together', async () => {
    const requests = range(0, 99).map((i) => ({
      stream: `product-${i}`,
      expectedRevision: NO_STREAM,
      events: Array.from({ length: 1 + (i % 7) }, () => event()),
    }));
    const answers = await Promise.all(requests.map((request) => store().append(request)));
    const log = await logOf(store());
    requests.forEach(({ events: own }, i) => {
      const { position } = answers[i]!;
      expect(idsOf(log.slice(position - own.length, position))).toEqual(idsOf(own));
    });
  });
}
