import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Statement, SubjectRef } from '../deciding/statement.js';
import { Recorder, type Author, type Outcome } from '../recorder.js';

/** The general path: any event of the language, about a product or about something that belongs to none. */
export class RecordEvent extends Command<Outcome> {
  constructor(
    readonly subject: SubjectRef,
    readonly statement: Statement,
    readonly author: Author,
  ) {
    super();
  }
}

@CommandHandler(RecordEvent)
export class RecordEventHandler implements ICommandHandler<RecordEvent> {
  constructor(private readonly recorder: Recorder) {}

  execute({ subject, statement, author }: RecordEvent): Promise<Outcome> {
    return this.recorder.record(subject, statement, author);
  }
}
