import { Module } from '@nestjs/common';
import { ClockModule } from './clock.module.js';
import { Decider } from './decider.js';
import { CorrectEventHandler } from './commands/correct-event.js';
import { RetractEventHandler } from './commands/retract-event.js';
import { CorrectionsController } from './corrections.controller.js';
import { RecordedEvents } from './recorded-events.js';
import { RecordAcceptanceHandler } from './commands/record-acceptance.js';
import { RecordDesignationHandler } from './commands/record-designation.js';
import { RecordEventHandler } from './commands/record-event.js';
import { RecordFilingHandler } from './commands/record-filing.js';
import { RecordMarketingApprovalHandler } from './commands/record-marketing-approval.js';
import { RecordTacitApprovalHandler } from './commands/record-tacit-approval.js';
import { TryEventHandler } from './commands/try-event.js';
import { Proposals } from './proposing/proposals.js';
import { Recorder } from './recorder.js';
import { RecordingController } from './recording.controller.js';
import { SubjectRecords } from './subject-records.js';

@Module({
  imports: [ClockModule],
  controllers: [RecordingController, CorrectionsController],
  providers: [
    Recorder,
    Decider,
    Proposals,
    SubjectRecords,
    RecordFilingHandler,
    RecordAcceptanceHandler,
    RecordTacitApprovalHandler,
    RecordDesignationHandler,
    RecordMarketingApprovalHandler,
    RecordEventHandler,
    TryEventHandler,
    CorrectEventHandler,
    RetractEventHandler,
    RecordedEvents,
  ],
  exports: [ClockModule, Proposals, Recorder, SubjectRecords],
})
export class RecordingModule {}
