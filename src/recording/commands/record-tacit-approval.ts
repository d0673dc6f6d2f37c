import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Recorder, type Author, type Outcome } from '../recorder.js';
import { recordParticulars, type Particulars } from './particulars.js';

/** No objection within the statutory time. */
export class RecordTacitApproval extends Command<Outcome> {
  constructor(
    readonly productId: string,
    readonly particulars: Particulars,
    readonly author: Author,
  ) {
    super();
  }
}

@CommandHandler(RecordTacitApproval)
export class RecordTacitApprovalHandler implements ICommandHandler<RecordTacitApproval> {
  constructor(private readonly recorder: Recorder) {}

  execute({ productId, particulars, author }: RecordTacitApproval): Promise<Outcome> {
    return recordParticulars(this.recorder, productId, 'ClinicalTrialTacitlyApproved', particulars, author);
  }
}
