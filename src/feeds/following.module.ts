import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/index.js';
import { ClosingModule } from '../http/index.js';
import { ReviewTimesModule } from '../review-times/index.js';
import { DurationFeeds } from './duration-feeds.js';
import { EventFeeds } from './event-feeds.js';
import { Pulse } from './pulse.js';

/** What of the log can be followed, whichever way it is handed on. */
@Module({
  imports: [AskingModule, ClosingModule, ReviewTimesModule],
  providers: [EventFeeds, DurationFeeds, Pulse],
  exports: [EventFeeds, DurationFeeds, Pulse],
})
export class FollowingModule {}
