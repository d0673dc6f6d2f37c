import { Module } from '@nestjs/common';
import { AskingModule } from '../../asking/index.js';
import { FollowingModule } from '../following.module.js';
import { WebhookSender } from './delivery/webhook-sender.js';
import { Outbound } from './outbound/outbound.js';
import { SubscriptionFeeds } from './subscription-feeds.js';
import { Subscriptions } from './subscriptions.js';
import { WebhooksController } from './webhooks.controller.js';
import { Webhooks } from './webhooks.service.js';

/** Webhooks: what is recorded, delivered to whoever subscribes. */
@Module({
  imports: [AskingModule, FollowingModule],
  controllers: [WebhooksController],
  providers: [Webhooks, Subscriptions, SubscriptionFeeds, Outbound, WebhookSender],
})
export class WebhooksModule {}
