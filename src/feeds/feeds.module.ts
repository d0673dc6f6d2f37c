import { Module } from '@nestjs/common';
import { DigestModule } from './digest/digest.module.js';
import { SyndicationModule } from './syndication/syndication.module.js';

/** What flows out of the register. */
@Module({ imports: [DigestModule, SyndicationModule] })
export class FeedsModule {}
