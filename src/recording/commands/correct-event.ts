import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordedEvents } from '../recorded-events.js';
import { Recorder, type Author, type Recording } from '../recorder.js';
import type { Statement } from '../deciding/statement.js';

/** What a caller says about a record: the reason, the new values where it is a correction, and where it was read. */
export type AboutARecord = Pick<Statement, 'reason' | 'source'> & { readonly changes?: unknown };

/** Says that a record is wrong and what is right. The record stays; the correction joins its stream. */
export class CorrectEvent extends Command<Recording> {
  constructor(
    readonly eventId: string,
    readonly correction: AboutARecord,
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

  async execute({ eventId, correction, author }: CorrectEvent): Promise<Recording> {
    const { changes, ...rest } = correction;
    const subject = await this.events.subjectOf(eventId);
    return this.recorder.record(
      subject,
      {
        type: 'EventCorrected',
        ...rest,
        data: { targetId: eventId, ...(changes !== undefined && { changes }) },
      },
      author,
    );
  }
}
