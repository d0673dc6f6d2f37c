import { Module } from '@nestjs/common';
import { AskingModule } from '../../asking/index.js';
import { FeedDocuments } from './feed-documents.js';
import { ListFeedEntriesHandler } from './list-feed-entries.js';
import { SyndicationController } from './syndication.controller.js';

@Module({
  imports: [AskingModule],
  controllers: [SyndicationController],
  providers: [FeedDocuments, ListFeedEntriesHandler],
})
export class SyndicationModule {}
