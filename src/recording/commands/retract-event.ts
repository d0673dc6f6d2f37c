import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordedEvents } from '../recorded-events.js';
import { Recorder, type Author, type Recording } from '../recorder.js';
import type { AboutARecord } from './correct-event.js';

/** Takes a record back. It stays in the history; taking the retraction back restores it. */
export class RetractEvent extends Command<Recording> {
  constructor(
    readonly eventId: string,
    readonly retraction: AboutARecord,
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

  async execute({ eventId, retraction, author }: RetractEvent): Promise<Recording> {
    const subject = await this.events.subjectOf(eventId);
    return this.recorder.record(
      subject,
      { type: 'EventRetracted', ...retraction, data: { targetId: eventId } },
      author,
    );
  }
}
