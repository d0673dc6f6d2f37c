import { Module } from '@nestjs/common';
import { WebhookSender } from './delivery/webhook-sender.js';
import { ManagingWebhooksModule } from './managing-webhooks.module.js';
import { WebhooksController } from './webhooks.controller.js';

/** Webhooks: what is recorded, delivered to whoever subscribes. */
@Module({
  imports: [ManagingWebhooksModule],
  controllers: [WebhooksController],
  providers: [WebhookSender],
})
export class WebhooksModule {}
