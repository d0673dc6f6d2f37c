import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Recorder, type Author, type Outcome } from '../recorder.js';
import { recordParticulars, type Particulars } from './particulars.js';

/** The agency takes the application. */
export class RecordAcceptance extends Command<Outcome> {
  constructor(
    readonly productId: string,
    readonly particulars: Particulars,
    readonly author: Author,
  ) {
    super();
  }
}

@CommandHandler(RecordAcceptance)
export class RecordAcceptanceHandler implements ICommandHandler<RecordAcceptance> {
  constructor(private readonly recorder: Recorder) {}

  execute({ productId, particulars, author }: RecordAcceptance): Promise<Outcome> {
    return recordParticulars(this.recorder, productId, 'ApplicationAccepted', particulars, author);
  }
}
