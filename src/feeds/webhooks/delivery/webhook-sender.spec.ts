import { Logger } from '@nestjs/common';
import { logOf, step } from '#projections/log.fixture.js';
import type { Configuration } from '../../../configuration/index.js';
import { MemoryEventStore } from '../../../event-store/memory/memory-event-store.js';
import type { Feed } from '../../feed.js';
import type { Pulse } from '../../pulse.js';
import type { Outbound } from '../outbound/outbound.js';
import type { SubscriptionFeeds } from '../subscription-feeds.js';
import type { Subscription } from '../subscription.js';
import { Subscriptions } from '../subscriptions.js';
import { RENEW_MS } from './turn.js';
import { WebhookSender } from './webhook-sender.js';

const subscriptionOf = (id: string): Subscription => ({
  id,
  url: `https://${id}.example/`,
  feed: 'events',
  filter: {},
  state: 'active',
  createdAt: '2026-11-27T08:00:00.000Z',
  createdBy: 'tester',
  secrets: [{ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }],
  position: 0,
  deadLetters: [],
});

/** A log that grows, followed by beats that may fail; a sender, and what its receivers took in. */
class Given {
  readonly store = new MemoryEventStore();
  readonly subscriptions = new Subscriptions(this.store.checkpoints);
  readonly received: string[] = [];
  /** Feeds that cannot be made, by the id of the subscription, and why. */
  readonly broken = new Map<string, string>();
  private log = logOf(step('ApplicationAccepted', '2025-01-02'));
  private beat: { resolve: () => void; reject: (error: Error) => void } | undefined;
  readonly sender: WebhookSender;

  constructor() {
    const pulse: Pick<Pulse, 'closing' | 'next'> = {
      closing: false,
      next: () => new Promise<void>((resolve, reject) => (this.beat = { resolve, reject })),
    };
    const feeds: Pick<SubscriptionFeeds, 'of'> = { of: (asked) => this.feedOf((asked as Subscription).id) };
    const post = ({ url, body }: { url: string; body: string }) => {
      const { position } = JSON.parse(body) as { position: number };
      this.received.push(`${new URL(url).host.replace('.example', '')} ${position}`);
      return Promise.resolve({ outcome: 'delivered' as const });
    };
    this.sender = new WebhookSender(
      this.store.checkpoints,
      this.subscriptions,
      feeds as SubscriptionFeeds,
      { post, close: () => undefined } as unknown as Outbound,
      pulse as Pulse,
      { LOG_ORIGIN: 'x' } as Configuration,
    );
  }

  grow(): void {
    this.log = logOf(...[...this.log, 1].map(() => step('ApplicationAccepted', '2025-01-02')));
    this.beat?.resolve();
  }

  loseTheLog(): void {
    this.beat?.reject(new Error('The log is no longer followed.'));
    this.beat = undefined;
  }

  private feedOf(id: string): Feed {
    const why = this.broken.get(id);
    if (why !== undefined) throw new Error(why);
    const read = (after: number) =>
      Promise.resolve({
        items: this.log.slice(after).map((event) => ({ position: event.position, event, data: {} })),
        position: this.log.length,
      });
    return { name: 'events', read };
  }
}

let given: Given;
beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  jest.useFakeTimers();
  given = new Given();
  for (const id of ['a', 'b', 'c']) await given.subscriptions.add(subscriptionOf(id));
});
afterEach(async () => {
  await given.sender.onModuleDestroy();
  jest.useRealTimers();
});

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

it('a subscription that cannot begin keeps none behind it waiting, says so, and begins when it can', async () => {
  given.broken.set('a', 'Its filter is not understood.');
  given.sender.onApplicationBootstrap();
  await pass(1);
  expect(given.received.sort()).toEqual(['b 1', 'c 1']);
  expect((await given.subscriptions.find('a'))!.fault).toMatchObject({
    detail: 'Its filter is not understood.',
  });
  expect((await given.subscriptions.find('b'))!.fault).toBeUndefined();

  given.broken.clear();
  await pass(RENEW_MS);
  expect(given.received).toContain('a 1');
  const mended = (await given.subscriptions.find('a'))!;
  expect([mended.fault, mended.position]).toEqual([undefined, 1]);
});

it('a fault that stays is written down once', async () => {
  given.broken.set('a', 'Its filter is not understood.');
  given.sender.onApplicationBootstrap();
  await pass(1);
  const before = await given.store.checkpoints.read('webhooks/a');
  await pass(20 * RENEW_MS);
  expect(await given.store.checkpoints.read('webhooks/a')).toEqual(before);
});

it('a subscription that cannot be read once is read again', async () => {
  const find = jest.spyOn(given.subscriptions, 'find').mockRejectedValueOnce(new Error('The store is away.'));
  given.sender.onApplicationBootstrap();
  await pass(1);
  expect(given.received.sort()).toEqual(['b 1', 'c 1']);
  await pass(RENEW_MS);
  expect(given.received).toContain('a 1');
  expect(find).toHaveBeenCalled();
});

it('a log that could not be followed once is followed again', async () => {
  given.sender.onApplicationBootstrap();
  await pass(1);
  given.loseTheLog();
  await pass(RENEW_MS);
  given.grow();
  await pass(1);
  expect(given.received.slice(3).sort()).toEqual(['a 2', 'b 2', 'c 2']);
});
