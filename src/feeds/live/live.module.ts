import { Module } from '@nestjs/common';
import { AskingModule } from '../../asking/index.js';
import { ClosingModule } from '../../http/index.js';
import { FollowingModule } from '../following.module.js';
import { LiveController } from './live.controller.js';
import { OpenStreams } from './open-streams.js';

/** The live stream: server-sent events. */
@Module({
  imports: [AskingModule, ClosingModule, FollowingModule],
  controllers: [LiveController],
  providers: [OpenStreams],
})
export class LiveModule {}
