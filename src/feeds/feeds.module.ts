import { Module } from '@nestjs/common';
import { DigestModule } from './digest/digest.module.js';
import { LiveModule } from './live/live.module.js';
import { SyndicationModule } from './syndication/syndication.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** What flows out of the register. */
@Module({ imports: [LiveModule, WebhooksModule, DigestModule, SyndicationModule] })
export class FeedsModule {}
