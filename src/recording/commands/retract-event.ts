import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordedEvents } from '../recorded-events.js';
import { Recorder, type Author, type Outcome } from '../recorder.js';
import { recordAboutARecord } from './about-a-record.js';
import type { Particulars } from './particulars.js';

/** Takes a record back. It stays in the history; taking the retraction back restores it. */
export class RetractEvent extends Command<Outcome> {
  constructor(
    readonly eventId: string,
    /** With a `reason`, and where it was read. */
    readonly retraction: Particulars,
    readonly author: Author,
  ) {
    super();
  }
}

@CommandHandler(RetractEvent)
export class RetractEventHandler implements ICommandHandler<RetractEvent> {
  constructor(
    private readonly recorder: Recorder,
    private readonly events: RecordedEvents,
  ) {}

  async execute({ eventId, retraction, author }: RetractEvent): Promise<Outcome> {
    const subject = await this.events.subjectOf(eventId);
    return recordAboutARecord(this.recorder, { subject, eventId }, 'EventRetracted', retraction, author);
  }
}
