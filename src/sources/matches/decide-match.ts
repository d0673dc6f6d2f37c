import { Type, type Static } from '@sinclair/typebox';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Reason, Source } from '#events/envelope.js';
import { optional, record, slug, text } from '#events/fields.js';
import { SourceId, sourceSubject } from '#events/source.js';
import { ajv, issuesOf } from '#events/validation.js';
import { sourceAccount } from '#projections/sourcing/source-account.js';
import {
  invalid,
  namedSideBySide,
  Recorder,
  SubjectRecords,
  type Author,
  type Particulars,
  type Outcome,
} from '../../recording/index.js';

/** What somebody decides of a record: the product that it is about, or that it is about none that is registered. */
export const MatchDecision = record(
  {
    sourceId: SourceId,
    record: text(300, 'The record of the source.', { examples: ['EMEA/H/C/000992'] }),
    productId: optional(slug('The product that it is about.')),
    newProduct: optional(
      Type.Literal(true, {
        description: 'In its place: it is about none that is registered, and becomes one.',
      }),
    ),
    note: optional(text(2000, 'What is left open.')),
    source: optional(Source),
    reason: optional(Reason),
  },
  { description: 'Which product a record of a source is about.' },
);
type MatchDecision = Static<typeof MatchDecision>;

/** Decides which product a record is about. Every later snapshot obeys; taking the decision back opens it again. */
export class DecideMatch extends Command<Outcome> {
  constructor(
    /** A MatchDecision. */
    readonly decision: Particulars,
    readonly author: Author,
  ) {
    super();
  }
}

const validate = ajv.compile<MatchDecision>(MatchDecision);

@CommandHandler(DecideMatch)
export class DecideMatchHandler implements ICommandHandler<DecideMatch> {
  constructor(
    private readonly recorder: Recorder,
    private readonly records: SubjectRecords,
  ) {}

  async execute({ decision, author }: DecideMatch): Promise<Outcome> {
    if (!validate(decision)) throw invalid(issuesOf(validate.errors ?? []));
    const { productId, newProduct, source, reason, ...named } = decision;
    if ((productId === undefined) === (newProduct === undefined))
      throw invalid([
        {
          field: 'productId',
          ...(productId !== undefined && { value: productId }),
          rule:
            productId === undefined
              ? 'is required, unless newProduct is true'
              : 'cannot stand beside newProduct',
        },
      ]);
    const statement = {
      type: 'SourceMatchDecided',
      source: source ?? (await this.sourceOf(named)),
      ...(reason && { reason }),
      data: { ...named, ...(productId !== undefined && { productId }) },
    };
    return namedSideBySide(this.recorder.record(sourceSubject(named.sourceId), statement, author));
  }

  /** The snapshot that the record was read in, where it waits on the list. */
  private async sourceOf({ sourceId, record: name }: MatchDecision): Promise<Source> {
    const { beliefs } = await this.records.load(sourceSubject(sourceId));
    const proposal = sourceAccount(beliefs).matches.get(name)?.proposal;
    return proposal?.source ?? { title: `A record of ${sourceId}` };
  }
}
