import { Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { RecordAcceptanceHandler } from './commands/record-acceptance.js';
import { RecordDesignationHandler } from './commands/record-designation.js';
import { RecordEventHandler } from './commands/record-event.js';
import { RecordFilingHandler } from './commands/record-filing.js';
import { RecordMarketingApprovalHandler } from './commands/record-marketing-approval.js';
import { RecordTacitApprovalHandler } from './commands/record-tacit-approval.js';
import { InFlight } from './in-flight.js';
import { Recorder } from './recorder.js';
import { RecordingController } from './recording.controller.js';
import { SubjectRecords } from './subject-records.js';

@Module({
  controllers: [RecordingController],
  providers: [
    Clock,
    InFlight,
    Recorder,
    SubjectRecords,
    RecordFilingHandler,
    RecordAcceptanceHandler,
    RecordTacitApprovalHandler,
    RecordDesignationHandler,
    RecordMarketingApprovalHandler,
    RecordEventHandler,
  ],
  exports: [Clock, InFlight, Recorder, SubjectRecords],
})
export class RecordingModule {}
