import { Module } from '@nestjs/common';
import { ImportingModule } from '../../importing/index.js';
import { RecordingModule } from '../../recording/index.js';
import { Comparer } from '../comparing/comparer.js';
import { Syncer } from './syncer.js';

/** Takes snapshots in, for the service and for the command line. */
@Module({ imports: [RecordingModule, ImportingModule], providers: [Comparer, Syncer], exports: [Syncer] })
export class SyncingModule {}
