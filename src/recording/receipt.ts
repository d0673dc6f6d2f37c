import { Type, type Static } from '@sinclair/typebox';
import type { Recording } from './recorder.js';

const Finding = Type.Object(
  {
    code: Type.String(),
    kind: Type.Union([Type.Literal('gap'), Type.Literal('oddity')]),
    message: Type.String(),
    lane: Type.Optional(Type.Object({ kind: Type.String(), id: Type.String() })),
    eventIds: Type.Array(Type.String()),
  },
  { $id: 'Finding' },
);

/** What a caller gets for a record. */
export const Receipt = Type.Object(
  {
    eventId: Type.String({ description: 'Id of the event: the same for the same statement.' }),
    type: Type.String(),
    position: Type.Integer({ description: 'Its ordinal in the register’s log; a query can wait for it.' }),
    revision: Type.Integer({ description: 'Its ordinal in its subject’s stream.' }),
    recordedAt: Type.String({ description: 'Instant at which the register learnt it.' }),
    recordedBy: Type.String(),
    alreadyRecorded: Type.Boolean({
      description: 'True where it was recorded before and nothing was written.',
    }),
    findings: Type.Array(Finding, { description: 'Gaps and oddities that the event takes part in.' }),
    links: Type.Object({ event: Type.String(), timeline: Type.Optional(Type.String()) }),
  },
  { $id: 'Receipt' },
);
export type Receipt = Static<typeof Receipt>;

export function receiptOf({ event, alreadyRecorded, findings }: Recording): Receipt {
  return {
    eventId: event.id,
    type: event.type,
    position: event.position,
    revision: event.revision,
    recordedAt: event.recorded.at,
    recordedBy: event.recorded.by,
    alreadyRecorded,
    findings: findings as Receipt['findings'],
    links: {
      event: `/api/v1/events/${event.id}`,
      ...(event.productId !== undefined && { timeline: `/api/v1/products/${event.productId}/timeline` }),
    },
  };
}
