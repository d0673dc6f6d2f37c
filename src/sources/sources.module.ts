import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/index.js';
import { RecordingModule } from '../recording/index.js';
import { DecideMatchHandler } from './matches/decide-match.js';
import { ListMatchesHandler } from './matches/list-matches.js';
import { MatchesController } from './matches/matches.controller.js';
import { SnapshotsController } from './snapshots.controller.js';
import { SyncingModule } from './syncing/syncing.module.js';

/** Public sources: their snapshots, and which products their records are about. */
@Module({
  imports: [RecordingModule, AskingModule, SyncingModule],
  controllers: [MatchesController, SnapshotsController],
  providers: [ListMatchesHandler, DecideMatchHandler],
})
export class SourcesModule {}
