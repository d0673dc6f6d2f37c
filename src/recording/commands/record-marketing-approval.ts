import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { invalid } from '../deciding/refusal.js';
import { Recorder, type Author, type Outcome } from '../recorder.js';
import { recordParticulars, type Particulars } from './particulars.js';

/** The right to sell, of a product or of one more indication of it. */
export class RecordMarketingApproval extends Command<Outcome> {
  constructor(
    readonly productId: string,
    /** With `newIndication: true` for an indication added to an approved product. */
    readonly particulars: Particulars,
    readonly author: Author,
  ) {
    super();
  }
}

@CommandHandler(RecordMarketingApproval)
export class RecordMarketingApprovalHandler implements ICommandHandler<RecordMarketingApproval> {
  constructor(private readonly recorder: Recorder) {}

  async execute({ productId, particulars, author }: RecordMarketingApproval): Promise<Outcome> {
    const { newIndication = false, ...rest } = particulars;
    if (typeof newIndication !== 'boolean')
      throw invalid([{ field: 'newIndication', value: newIndication, rule: 'must be true or false' }]);
    const type = newIndication ? 'IndicationApproved' : 'MarketingApproved';
    return recordParticulars(this.recorder, productId, type, rest, author);
  }
}
