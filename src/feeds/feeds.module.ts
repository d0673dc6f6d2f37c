import { Module } from '@nestjs/common';
import { LiveModule } from './live/live.module.js';

/** What flows out of the register. */
@Module({ imports: [LiveModule] })
export class FeedsModule {}
