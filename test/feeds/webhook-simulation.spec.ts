import fc from 'fast-check';
import type { LoggedEvent } from '#projections/belief/belief.js';
import { logOf, step } from '#projections/log.fixture.js';
import { Random } from '../audit/random.js';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import type { Feed } from '../../src/feeds/feed.js';
import { Delivery } from '../../src/feeds/webhooks/delivery/delivery.js';
import type { Post } from '../../src/feeds/webhooks/outbound/post.js';
import type { Subscription } from '../../src/feeds/webhooks/subscription.js';
import { Subscriptions } from '../../src/feeds/webhooks/subscriptions.js';

const START = Date.parse('2026-11-27T08:00:00.000Z');
const HOUR = 3_600_000;
const RUNS = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 40) };

/** A receiver, what it wants of the log, and when it is out of order: by chance, and for minutes on end. */
interface Receiver {
  readonly wants: (position: number) => boolean;
  readonly failing: number;
  readonly outages: readonly (readonly [from: number, ms: number])[];
  /** What it took in, repetitions included. */
  readonly received: number[];
}

/** An hour in which events are recorded at random while the sender is killed at random. Time is a number. */
async function hour(
  receivers: readonly Receiver[],
  { recordedAt, kills, random }: { recordedAt: number[]; kills: number[]; random: () => number },
): Promise<{ log: readonly LoggedEvent[]; attempts: number }> {
  const log = logOf(...recordedAt.map(() => step('ApplicationAccepted', '2025-01-02')));
  const store = new Subscriptions(new MemoryEventStore().checkpoints);
  let now = START;
  let attempts = 0;
  const head = () => recordedAt.filter((at) => at <= now).length;
  const feedOf = ({ wants }: Receiver): Feed => ({
    name: 'events',
    read: (after) => {
      const to = Math.max(after, Math.min(after + 4, head()));
      const items = log
        .slice(after, to)
        .filter(({ position }) => wants(position))
        .map((event) => ({ position: event.position, event, data: {} }));
      return Promise.resolve({ items, position: to });
    },
  });
  const postTo =
    (receiver: Receiver): Post =>
    ({ body }) => {
      attempts++;
      const down = receiver.outages.some(([from, ms]) => now >= from && now < from + ms);
      const lost = now < START + HOUR && random() < receiver.failing;
      // Of what fails, half was taken in and only the answer was lost.
      if (!down && (!lost || random() < 0.5))
        receiver.received.push((JSON.parse(body) as { position: number }).position);
      return Promise.resolve(
        down || lost
          ? { outcome: 'failed', status: 503, detail: 'It answered 503' }
          : { outcome: 'delivered' },
      );
    };
  const ids = receivers.map((_, i) => `0000000${i}`);
  for (const id of ids)
    await store.add({
      id,
      url: 'https://receiver.example/',
      feed: 'events',
      filter: {},
      state: 'active',
      createdAt: new Date(START).toISOString(),
      createdBy: 'tester',
      secrets: [{ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }],
      position: 0,
      deadLetters: [],
    });
  const begin = () =>
    Promise.all(
      receivers.map(async (receiver, i) => {
        const means = { feed: feedOf(receiver), post: postTo(receiver), origin: 'x', random };
        const update = store.update.bind(store);
        return new Delivery((await store.find(ids[i]!))!, { ...means, update });
      }),
    );
  let sender = await begin();
  const moments = [...recordedAt, ...kills].sort((a, b) => a - b);
  // After the hour everybody is well again; what was put off is delivered within the longest wait.
  for (const end = START + 12 * HOUR; now < end;) {
    const wakes = await Promise.all(
      sender.map(async (delivery) => {
        for (let next; ;) if ((next = await delivery.step(now)) === undefined || next > now) return next;
      }),
    );
    const after = now;
    now = Math.min(
      end,
      ...wakes.flatMap((at) => at ?? []),
      ...moments.filter((at) => at > after).slice(0, 1),
    );
    // Killed: what was not saved is forgotten.
    if (kills.includes(now)) sender = await begin();
  }
  return { log, attempts };
}

const instant = fc.integer({ min: START + 1, max: START + HOUR });
const outages = fc.array(fc.tuple(instant, fc.integer({ min: 1_000, max: HOUR / 3 })), { maxLength: 4 });

it('an hour of failures and restarts: nothing is missed, and each receiver hears things in order', async () => {
  let [attempts, repeated] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(instant, { minLength: 20, maxLength: 120 }),
      fc.array(instant, { maxLength: 30 }),
      fc.array(
        fc.record({
          every: fc.integer({ min: 1, max: 5 }),
          failing: fc.double({ min: 0, max: 0.8, noNaN: true }),
          outages,
        }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.nat(0xffffffff),
      async (recorded, kills, asked, seed) => {
        const recordedAt = recorded.toSorted((a, b) => a - b);
        const receivers = asked.map(({ every, failing, outages: down }): Receiver => {
          const wants = (position: number) => position % every === 0;
          return { wants, failing, outages: down, received: [] };
        });
        const numbers = new Random(seed);
        const random = () => numbers.below(1_000_000) / 1_000_000;
        const { log, attempts: made } = await hour(receivers, { recordedAt, kills, random });
        for (const { received, wants } of receivers) {
          const wanted = log.map(({ position }) => position).filter(wants);
          expect([...new Set(received)]).toEqual(wanted);
          // What is heard again was heard last before the sender was killed: nobody ever skips ahead.
          for (const [i, position] of received.entries())
            expect(wanted.indexOf(position)).toBeLessThanOrEqual(
              Math.max(-1, ...received.slice(0, i).map((each) => wanted.indexOf(each))) + 1,
            );
          repeated += received.length - wanted.length;
        }
        attempts += made;
      },
    ),
    RUNS,
  );
  expect(attempts).toBeGreaterThan(1_000);
  expect(repeated).toBeGreaterThan(0);
}, 120_000);

it('a receiver that stays away for a week misses nothing: what was given up is a dead letter, and the rest comes in order', async () => {
  const recordedAt = [1, 2, 3, 4].map((minute) => START + minute * 60_000);
  const log = logOf(...recordedAt.map(() => step('ApplicationAccepted', '2025-01-02')));
  const store = new Subscriptions(new MemoryEventStore().checkpoints);
  const received: number[] = [];
  let now = START;
  const back = START + 7 * 24 * HOUR;
  const feed: Feed = {
    name: 'events',
    read: (after) => {
      const items = log.slice(after).map((event) => ({ position: event.position, event, data: {} }));
      return Promise.resolve({ items, position: log.length });
    },
  };
  const post: Post = ({ body }) => {
    if (now < back) return Promise.resolve({ outcome: 'failed', detail: 'connect ECONNREFUSED' });
    received.push((JSON.parse(body) as { position: number }).position);
    return Promise.resolve({ outcome: 'delivered' });
  };
  const subscription: Subscription = {
    id: 'w',
    url: 'https://receiver.example/',
    feed: 'events',
    filter: {},
    state: 'active',
    createdAt: new Date(START).toISOString(),
    createdBy: 'tester',
    secrets: [{ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }],
    position: 0,
    deadLetters: [],
  };
  await store.add(subscription);
  const delivery = new Delivery(subscription, {
    feed,
    post,
    origin: 'x',
    random: () => 1,
    update: store.update.bind(store),
  });
  while (received.at(-1) !== 4) now = Math.max(now, (await delivery.step(now)) ?? Infinity);
  const { deadLetters } = (await store.find('w'))!;
  expect(deadLetters.map(({ position }) => position)).toEqual([1, 2]);
  expect(received).toEqual([3, 4]);
  expect(now - back).toBeLessThanOrEqual(4 * HOUR);

  await store.manage('w', (standing) => ({
    ...standing,
    deadLetters: standing.deadLetters.map((letter) => ({ ...letter, replay: true })),
  }));
  delivery.reload();
  while ((await delivery.step(now)) === now);
  expect(received).toEqual([3, 4, 1, 2]);
  expect((await store.find('w'))!.deadLetters).toEqual([]);
});
