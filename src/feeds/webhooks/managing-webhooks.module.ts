import { Module } from '@nestjs/common';
import { AskingModule } from '../../asking/index.js';
import { FollowingModule } from '../following.module.js';
import { Outbound } from './outbound/outbound.js';
import { SubscriptionFeeds } from './subscription-feeds.js';
import { Subscriptions } from './subscriptions.js';
import { Webhooks } from './webhooks.service.js';

/** What people do with their subscriptions, for the service and for the command line. Delivers nothing. */
@Module({
  imports: [AskingModule, FollowingModule],
  providers: [Webhooks, Subscriptions, SubscriptionFeeds, Outbound],
  exports: [FollowingModule, Webhooks, Subscriptions, SubscriptionFeeds, Outbound],
})
export class ManagingWebhooksModule {}
