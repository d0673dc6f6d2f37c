import { Type } from '@sinclair/typebox';
import type { Precision } from '#events/edtf.js';
import { Source, TRAILS } from '#events/envelope.js';
import { oneOf, optional, record } from '#events/fields.js';
import type { Finding } from '#projections/finding/finding.js';
import type { MilestoneView, RecordedBy as RecordedByView } from '#projections/product/milestone-view.js';
import type { FactView } from '../../asking/index.js';
import {
  Day,
  Edtf,
  EventId,
  EventTypeName,
  Label,
  Payload,
  Position,
  Recorded,
  RecordedBy,
} from './common.js';
import { assertDescribed, type Describes } from './describes.js';
import { LANE_KINDS } from './lane.js';

const PRECISIONS = [
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'range',
  'on-or-before',
  'on-or-after',
  'unknown',
] as const satisfies readonly Precision[];

export const milestone = {
  eventId: EventId,
  position: Position,
  type: EventTypeName,
  label: Label,
  effectiveOn: optional(Edtf),
  precision: optional(oneOf(PRECISIONS, 'How precise `effectiveOn` is.')),
  earliest: optional(Day),
  latest: optional(Day),
  certainty: oneOf(['certain', 'possible'] as const, 'Whether it has happened for certain by the day asked.'),
  announcedOn: optional(Edtf),
  data: Payload,
  source: optional(Source),
  recorded: Recorded,
  corrections: optional(
    Type.Array(RecordedBy, { minItems: 1, description: 'Corrections in force, oldest first.' }),
  ),
};

export const Milestone = record(milestone, {
  description:
    'A fact as it stands. `earliest` and `latest` are the first and the last civil day its date may mean; each is absent where that end is open.',
});

export const Fact = record(
  {
    productId: optional(Type.String()),
    referenceId: optional(Type.String()),
    trail: optional(oneOf(TRAILS, 'Of what the register records about itself.')),
    ...milestone,
  },
  {
    description:
      'A fact in a list across subjects: a milestone, and the product or other subject it is about.',
  },
);

export const FindingSchema = record(
  {
    code: Type.String({ examples: ['acceptance-not-recorded'] }),
    kind: oneOf(
      ['gap', 'oddity'] as const,
      'Something the sources leave out, or something odd in what they say.',
    ),
    message: Type.String(),
    lane: optional(record({ kind: oneOf(LANE_KINDS, 'Kind of lane.'), id: Type.String() })),
    eventIds: Type.Array(EventId),
  },
  { description: 'Something a reader should know about a record. A finding keeps no fact out.' },
);

assertDescribed(
  true satisfies Describes<typeof Milestone, MilestoneView>,
  true satisfies Describes<typeof Fact, FactView>,
  true satisfies Describes<typeof FindingSchema, Finding>,
  true satisfies Describes<typeof RecordedBy, RecordedByView>,
);

export const MILESTONE_SCHEMAS = { Milestone, Fact, Finding: FindingSchema };
