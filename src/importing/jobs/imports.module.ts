import { Module } from '@nestjs/common';
import { ClosingModule } from '../../http/index.js';
import { RecordingModule } from '../../recording/index.js';
import { ImportingModule } from '../importing.module.js';
import { ImportFiles } from './import-files.js';
import { ImportJobs } from './import-jobs.js';
import { ImportsController } from './imports.controller.js';

/** Imports over HTTP. */
@Module({
  imports: [ClosingModule, RecordingModule, ImportingModule],
  controllers: [ImportsController],
  providers: [ImportFiles, ImportJobs],
})
export class ImportsModule {}
