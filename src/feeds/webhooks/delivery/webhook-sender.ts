import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Configuration } from '../../../configuration/index.js';
import { CheckpointStore } from '../../../event-store/index.js';
import { Pulse } from '../../pulse.js';
import { Outbound } from '../outbound/outbound.js';
import { SubscriptionFeeds } from '../subscription-feeds.js';
import { withFault } from '../subscription.js';
import { Subscriptions } from '../subscriptions.js';
import { Courier } from './courier.js';
import { Delivery } from './delivery.js';
import { RENEW_MS, Turn } from './turn.js';

/** Delivers to every receiver, where it is this service's turn. */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Webhooks');
  private readonly couriers = new Map<string, Courier>();
  private readonly turn: Turn;
  private changes = -1;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private following = false;
  private stopped = false;

  constructor(
    @Inject(CheckpointStore) checkpoints: CheckpointStore,
    private readonly subscriptions: Subscriptions,
    private readonly feeds: SubscriptionFeeds,
    private readonly outbound: Outbound,
    private readonly pulse: Pulse,
    private readonly configuration: Configuration,
  ) {
    this.turn = new Turn(checkpoints);
  }

  onApplicationBootstrap(): void {
    this.subscriptions.whenManaged(() => this.look());
    this.timer = setInterval(() => this.look(), RENEW_MS).unref();
    this.look();
  }

  /** Takes note of what was changed, once what it is doing is done. */
  private look(): void {
    this.looking = this.looking
      .then(() => this.lookAround())
      .catch((error: unknown) => {
        this.logger.error(`Subscriptions could not be looked at: ${String(error)}`);
      });
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.looking;
    await this.dismiss();
    try {
      await this.turn.release();
    } catch (error) {
      this.logger.warn(`Others have to wait for the turn to run out: ${String(error)}`);
    }
    this.outbound.close();
  }

  private async lookAround(): Promise<void> {
    if (this.stopped) return;
    const { ids, changes } = await this.subscriptions.registry();
    if (ids.length > 0 || this.couriers.size > 0) await this.turn.tick(performance.now());
    if (!this.turn.holds(performance.now())) {
      this.changes = -1;
      return await this.dismiss();
    }
    if (ids.length > 0) this.follow();
    if (changes === this.changes) return;
    for (const [id, courier] of this.couriers) {
      courier.reload();
      if (ids.includes(id)) continue;
      this.couriers.delete(id);
      void courier.stop();
    }
    for (const id of ids) if (!this.couriers.has(id)) this.couriers.set(id, this.courierFor(id));
    this.changes = changes;
  }

  private courierFor(id: string): Courier {
    return new Courier({
      begin: () => this.deliveryOf(id),
      may: () => this.turn.holds(performance.now()),
      tell: async (fault) => {
        await this.subscriptions.update(id, (standing) => withFault(standing, fault, Date.now()));
      },
    });
  }

  private async deliveryOf(id: string): Promise<Delivery | undefined> {
    const subscription = await this.subscriptions.find(id);
    if (!subscription) return undefined;
    return new Delivery(subscription, {
      feed: this.feeds.of(subscription),
      post: this.outbound.post,
      origin: this.configuration.LOG_ORIGIN,
      update: (of, change) => this.subscriptions.update(of, change),
      random: Math.random,
    });
  }

  private async dismiss(): Promise<void> {
    await Promise.all([...this.couriers.values()].map((courier) => courier.stop()));
    this.couriers.clear();
  }

  /** Rings for all couriers when the log has grown, and now and then. Where that fails, the next look begins again. */
  private follow(): void {
    if (this.following) return;
    this.following = true;
    void this.ringOn()
      .catch((error: unknown) => this.logger.error(`The log is no longer followed: ${String(error)}`))
      .finally(() => (this.following = false));
  }

  private async ringOn(): Promise<void> {
    while (!this.pulse.closing) {
      await this.pulse.next();
      for (const courier of this.couriers.values()) courier.ring();
    }
  }
}
