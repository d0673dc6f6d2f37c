import { Module } from '@nestjs/common';
import { AccessTrailModule } from '../access-trail/index.js';
import { AskingModule } from '../asking/index.js';
import { RecordingModule } from '../recording/index.js';
import { GetRevisionHandler } from './get-revision.js';
import { ListRevisionsHandler } from './list-revisions.js';
import { RevisionDesk } from './revision-desk.js';
import { RevisionsController } from './revisions.controller.js';

@Module({
  imports: [AccessTrailModule, AskingModule, RecordingModule],
  controllers: [RevisionsController],
  providers: [RevisionDesk, ListRevisionsHandler, GetRevisionHandler],
})
export class RevisionsModule {}
