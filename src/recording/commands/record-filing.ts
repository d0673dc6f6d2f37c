import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Recorder, type Author, type Outcome } from '../recorder.js';
import { recordParticulars, type Particulars } from './particulars.js';

/** The applicant's word that it has handed an application in. */
export class RecordFiling extends Command<Outcome> {
  constructor(
    readonly productId: string,
    readonly particulars: Particulars,
    readonly author: Author,
  ) {
    super();
  }
}

@CommandHandler(RecordFiling)
export class RecordFilingHandler implements ICommandHandler<RecordFiling> {
  constructor(private readonly recorder: Recorder) {}

  execute({ productId, particulars, author }: RecordFiling): Promise<Outcome> {
    return recordParticulars(this.recorder, productId, 'ApplicationSubmitted', particulars, author);
  }
}
