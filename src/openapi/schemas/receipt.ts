import { Type } from '@sinclair/typebox';
import { optional, record } from '#events/fields.js';
import type { Receipt as ReceiptView } from '../../recording/index.js';
import { EventId, EventTypeName, Instant } from './common.js';
import { assertDescribed, type Describes } from './describes.js';
import { FindingSchema } from './milestone.js';

export const Receipt = record(
  {
    eventId: EventId,
    type: EventTypeName,
    position: Type.Integer({
      minimum: 1,
      description: 'Its ordinal in the register’s log; a query can wait for it with `waitFor`.',
    }),
    revision: Type.Integer({ minimum: 0, description: 'Its ordinal in its subject’s stream, from 0.' }),
    recordedAt: Instant,
    recordedBy: Type.String({ description: 'Who recorded it.' }),
    alreadyRecorded: Type.Boolean({
      description: 'True where it was recorded before and nothing was written.',
    }),
    findings: Type.Array(FindingSchema, { description: 'Gaps and oddities that the event takes part in.' }),
    links: record({ event: Type.String(), timeline: optional(Type.String()) }),
  },
  { description: 'What a caller gets for a record. The id is the same for the same statement.' },
);

assertDescribed(true satisfies Describes<typeof Receipt, ReceiptView>);

export const RECEIPT_SCHEMAS = { Receipt };
