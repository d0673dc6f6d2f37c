import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordedEvents } from '../recorded-events.js';
import { Recorder, type Author, type Outcome } from '../recorder.js';
import { recordAboutARecord } from './about-a-record.js';
import type { Particulars } from './particulars.js';

/** Says that a record is wrong and what is right. The record stays; the correction joins its stream. */
export class CorrectEvent extends Command<Outcome> {
  constructor(
    readonly eventId: string,
    /** With `changes`, a `reason`, and where it was read. */
    readonly correction: Particulars,
    readonly author: Author,
  ) {
    super();
  }
}

@CommandHandler(CorrectEvent)
export class CorrectEventHandler implements ICommandHandler<CorrectEvent> {
  constructor(
    private readonly recorder: Recorder,
    private readonly events: RecordedEvents,
  ) {}

  async execute({ eventId, correction, author }: CorrectEvent): Promise<Outcome> {
    const subject = await this.events.subjectOf(eventId);
    return recordAboutARecord(this.recorder, { subject, eventId }, 'EventCorrected', correction, author);
  }
}
