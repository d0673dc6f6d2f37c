import { Module } from '@nestjs/common';
import { DigestModule } from './digest/digest.module.js';

/** What flows out of the register. */
@Module({ imports: [DigestModule] })
export class FeedsModule {}
