import { Type, type Static } from '@sinclair/typebox';
import { optional, record } from '#events/fields.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import { recordedBy } from '#projections/product/milestone-view.js';
import type { MatchState } from '#projections/sourcing/source-account.js';

const RecordedBy = record({
  eventId: Type.String(),
  at: Type.String({ description: 'Instant, UTC.' }),
  by: Type.String({ description: 'Who recorded it.' }),
  reason: optional(record({ code: Type.String(), text: Type.String() })),
});

export const Match = record(
  {
    sourceId: Type.String({ description: 'The source.' }),
    record: Type.String({ description: 'The record of the source.' }),
    names: Type.Array(Type.String(), {
      description: 'Names that the record gives; none where it was decided unasked.',
    }),
    sponsor: optional(Type.String({ description: 'Sponsor that the record gives.' })),
    candidates: Type.Array(
      record({ productId: Type.String(), because: Type.String({ description: 'What speaks for it.' }) }),
      { description: 'Products that it may be about.' },
    ),
    proposed: optional(RecordedBy),
    decided: optional(RecordedBy),
    productId: optional(
      Type.String({
        description: 'The product that was decided; absent where it is none that was registered.',
      }),
    ),
  },
  { description: 'Which product a record of a source is about: what is proposed, and what was decided.' },
);
export type Match = Static<typeof Match>;

/** @param record names it in the source */
export function matchOf(record: string, { proposal, decision }: MatchState): Match {
  const { names, sponsor, candidates } = (proposal?.data ?? {}) as {
    readonly names?: readonly { readonly text: string }[];
    readonly sponsor?: string;
    readonly candidates?: Match['candidates'];
  };
  const { sourceId } = (decision ?? proposal)!.data as { readonly sourceId: string };
  const productId = decision?.data['productId'];
  return {
    sourceId,
    record,
    names: (names ?? []).map(({ text }) => text),
    ...(sponsor !== undefined && { sponsor }),
    candidates: candidates ?? [],
    ...(proposal && { proposed: by(proposal) }),
    ...(decision && { decided: by(decision) }),
    ...(typeof productId === 'string' && { productId }),
  };
}

const by = (event: LoggedEvent): NonNullable<Match['proposed']> => ({ ...recordedBy(event) });
