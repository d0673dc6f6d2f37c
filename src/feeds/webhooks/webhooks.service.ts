import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Static } from '#events/fields.js';
import { Bases } from '../../asking/index.js';
import { Configuration } from '../../configuration/index.js';
import { badRequest, notFound, ProblemError } from '../../http/index.js';
import type { NewWebhook, WebhookChanges } from './bodies.js';
import { makeSecret } from './delivery/signature.js';
import { AddressRefusedError } from './outbound/address-policy.js';
import { Outbound } from './outbound/outbound.js';
import { UrlRefusedError } from './outbound/receiver-url.js';
import { filterIssues, SubscriptionFeeds } from './subscription-feeds.js';
import { paused, replaying, resumed, withSecret, type Subscription } from './subscription.js';
import { MAX_SUBSCRIPTIONS, Subscriptions } from './subscriptions.js';

/** What people do with their subscriptions. Each method @throws ProblemError naming what is wrong. */
@Injectable()
export class Webhooks {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly feeds: SubscriptionFeeds,
    private readonly outbound: Outbound,
    private readonly bases: Bases,
    private readonly configuration: Configuration,
  ) {}

  async subscribe(asked: Static<typeof NewWebhook>, by: string | undefined): Promise<Subscription> {
    const { url, feed = 'events', filter = {}, after, secret = makeSecret() } = asked;
    await this.refuseReceiver(url);
    const issues = filterIssues(feed, filter);
    if (issues.length > 0) throw badRequest(issues);
    this.feeds.of({ feed, filter });
    const { position: head } = await this.bases.resolve({});
    if (after !== undefined && after > head)
      throw badRequest([
        { field: 'after', value: after, rule: `must not lie beyond the log, which ends at ${head}` },
      ]);
    const subscription: Subscription = {
      id: randomUUID(),
      url,
      feed,
      filter,
      state: 'active',
      createdAt: new Date().toISOString(),
      createdBy: by ?? this.configuration.DEFAULT_ACTOR,
      secrets: [{ secret }],
      position: after ?? head,
      deadLetters: [],
    };
    if (!(await this.subscriptions.add(subscription)))
      throw new ProblemError(
        409,
        'conflict',
        'There are too many subscriptions',
        `There are ${MAX_SUBSCRIPTIONS} webhooks, as many as there may be. Delete one that nobody needs.`,
      );
    return subscription;
  }

  list(): Promise<Subscription[]> {
    return this.subscriptions.list();
  }

  async find(id: string): Promise<Subscription> {
    return known(id, await this.subscriptions.find(id));
  }

  async change(id: string, { state, url }: Static<typeof WebhookChanges>): Promise<Subscription> {
    if (url !== undefined) await this.refuseReceiver(url);
    return await this.manage(id, (standing) => {
      const moved = url === undefined ? standing : { ...standing, url };
      if (state === 'paused') return paused(moved);
      return state === 'active' ? resumed(moved, Date.now()) : moved;
    });
  }

  changeSecret(id: string, secret = makeSecret()): Promise<Subscription> {
    return this.manage(id, (standing) => withSecret(standing, secret, Date.now()));
  }

  /** @returns what stands of the subscription, with the dead letters that wait to be sent marked */
  async replay(id: string, positions: readonly number[] | undefined): Promise<Subscription> {
    const { deadLetters } = await this.find(id);
    const unknown = positions?.filter((at) => !deadLetters.some(({ position }) => position === at)) ?? [];
    if (unknown.length > 0)
      throw badRequest(
        unknown.map((value) => ({ field: 'positions', value, rule: 'must be positions of dead letters' })),
      );
    return await this.manage(id, (standing) => replaying(standing, positions));
  }

  async remove(id: string): Promise<void> {
    if (!(await this.subscriptions.remove(id))) throw unknown(id);
  }

  private async manage(id: string, change: (standing: Subscription) => Subscription): Promise<Subscription> {
    return known(id, await this.subscriptions.manage(id, change));
  }

  private async refuseReceiver(value: string): Promise<void> {
    if (!URL.canParse(value)) throw badRequest([{ field: 'url', value, rule: 'must be a URL' }]);
    try {
      await this.outbound.check(new URL(value));
    } catch (error) {
      if (!(error instanceof UrlRefusedError || error instanceof AddressRefusedError)) throw error;
      const rule =
        error instanceof UrlRefusedError ? error.message : `must lead to a public address: ${error.message}`;
      throw badRequest([{ field: 'url', value, rule }]);
    }
  }
}

function known(id: string, subscription: Subscription | undefined): Subscription {
  if (!subscription) throw unknown(id);
  return subscription;
}

const unknown = (id: string): ProblemError => notFound(`There is no webhook "${id}".`);
