import { Type } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import type { ChangedMilestone as ChangedMilestoneView } from '#projections/product/timeline-change.js';
import type { Preview as PreviewView, Receipt as ReceiptView } from '../../recording/index.js';
import { Edtf, EventId, EventTypeName, Instant, Label, Payload } from './common.js';
import { assertDescribed, type Describes } from './describes.js';
import { LANE_KINDS, LaneStatus } from './lane.js';
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
    approvedBy: optional(Type.String({ description: 'Who approved it, where it needed approval.' })),
    alreadyRecorded: Type.Boolean({
      description: 'True where it was recorded before and nothing was written.',
    }),
    findings: Type.Array(FindingSchema, { description: 'Gaps and oddities that the event takes part in.' }),
    links: record({ event: Type.String(), timeline: optional(Type.String()) }),
  },
  { description: 'What a caller gets for a record. The id is the same for the same statement.' },
);

const ChangedMilestone = record(
  {
    eventId: EventId,
    type: EventTypeName,
    label: Label,
    effectiveOn: optional(Edtf),
    announcedOn: optional(Edtf),
    data: Payload,
  },
  { description: 'A milestone without or with the statement.' },
);

const findings = Type.Array(FindingSchema);

const Preview = record(
  {
    dryRun: Type.Literal(true),
    eventId: Type.String({ format: 'uuid', description: 'Id that the event would have.' }),
    type: EventTypeName,
    alreadyRecorded: Type.Boolean({ description: 'True where the same statement is recorded already.' }),
    milestones: Type.Array(
      record({ before: optional(ChangedMilestone), after: optional(ChangedMilestone) }),
      { description: 'Milestones that come, change or go.' },
    ),
    lanes: Type.Array(
      record({
        kind: oneOf(LANE_KINDS, 'Kind of lane.'),
        id: Type.String(),
        before: optional(LaneStatus),
        after: optional(LaneStatus),
      }),
      { description: 'Lanes whose status changes.' },
    ),
    findings: record({ added: findings, settled: findings }),
  },
  {
    description:
      'What recording a statement would do to the timeline and its findings. Nothing was recorded.',
  },
);

assertDescribed(
  true satisfies Describes<typeof Receipt, ReceiptView>,
  true satisfies Describes<typeof ChangedMilestone, ChangedMilestoneView>,
  true satisfies Describes<typeof Preview, PreviewView>,
);

export const RECEIPT_SCHEMAS = { Receipt, ChangedMilestone, Preview };
