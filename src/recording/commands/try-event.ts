import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Statement, SubjectRef } from '../deciding/statement.js';
import { Recorder, type Author, type Trial } from '../recorder.js';

/** Any event of the language, decided as if it were recorded, and not recorded. */
export class TryEvent extends Command<Trial> {
  constructor(
    readonly subject: SubjectRef,
    readonly statement: Statement,
    readonly author: Author,
  ) {
    super();
  }
}

@CommandHandler(TryEvent)
export class TryEventHandler implements ICommandHandler<TryEvent> {
  constructor(private readonly recorder: Recorder) {}

  execute({ subject, statement, author }: TryEvent): Promise<Trial> {
    return this.recorder.try(subject, statement, author);
  }
}
