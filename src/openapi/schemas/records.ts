import { Type } from '@sinclair/typebox';
import type { Envelope as RecordedEvent } from '#events/envelope.js';
import { Source, TRAILS } from '#events/envelope.js';
import { oneOf, optional, record } from '#events/fields.js';
import type { HistoryEntry as Entry } from '#projections/product/history.js';
import type { ChangeView, GuidelineGroup as Group, Pinned, RecordView } from '../../asking/index.js';
import {
  answer,
  Edtf,
  EventId,
  EventTypeName,
  Label,
  page,
  Payload,
  Position,
  Recorded,
  RecordedBy,
  SubjectName,
} from './common.js';
import { assertDescribed, type Describes } from './describes.js';
import { Fact } from './milestone.js';

export const Envelope = record(
  {
    id: EventId,
    type: EventTypeName,
    version: Type.Integer({ description: 'Version of the payload’s schema.' }),
    productId: optional(Type.String()),
    referenceId: optional(Type.String()),
    trail: optional(oneOf(TRAILS, 'Of what the register records about itself.')),
    effectiveOn: optional(Edtf),
    announcedOn: optional(Edtf),
    source: optional(Source),
    recorded: Recorded,
    data: Payload,
  },
  { description: 'An event as it was recorded. It never changes.' },
);

/** An event and its places, as every answer about one record begins. */
export const placed = {
  position: Position,
  revision: Type.Integer({ minimum: 0, description: 'Ordinal in its subject’s stream, from 0.' }),
  event: Envelope,
};
const status = oneOf(
  ['standing', 'corrected', 'retracted', 'overtaken'] as const,
  'What became of it. A correction or retraction is `overtaken` where what is believed would be the same without it.',
);
const Standing = record(
  {
    effectiveOn: optional(Edtf),
    announcedOn: optional(Edtf),
    productId: optional(Type.String()),
    data: Payload,
  },
  { description: 'The values that stand now, where corrections changed them.' },
);

export const HistoryEntry = record({
  ...placed,
  label: Label,
  status,
  corrections: Type.Array(RecordedBy),
  retraction: optional(RecordedBy),
  standing: optional(Standing),
});

export const History = answer('Every record about a product, in the order in which it was recorded.', {
  productId: SubjectName,
  items: Type.Array(HistoryEntry, { minItems: 1 }),
});

export const factRecord = {
  ...placed,
  status,
  corrections: optional(Type.Array(RecordedBy, { minItems: 1 })),
  standing: optional(Standing),
  retraction: optional(RecordedBy),
};

export const Record = answer('One record, as it was made and as it stands.', factRecord);

export const EventList = page('What happened, in the world’s order.', Fact);

const GuidelineGroup = record({
  agency: Type.String(),
  year: optional(Type.String({ description: 'Absent where the date leaves it open.' })),
  subject: Type.String(),
  count: Type.Integer({ minimum: 1 }),
  guidelines: Type.Array(Fact, { minItems: 1 }),
});

export const GuidelineList = answer('Guidelines by agency, year and subject.', {
  items: Type.Array(GuidelineGroup),
  total: Type.Integer({ minimum: 0 }),
});

const FactVersion = record({
  effectiveOn: optional(Edtf),
  announcedOn: optional(Edtf),
  productId: optional(Type.String()),
  certainty: optional(
    oneOf(['certain', 'possible'] as const, 'Absent where it certainly lies after the day.'),
  ),
  data: Payload,
});

const Change = record({
  kind: oneOf(
    ['recorded', 'corrected', 'retracted', 'restored', 'effective', 'not-effective', 'unknown'] as const,
    'What became of the fact between the two pairs of dates.',
  ),
  eventId: EventId,
  position: Position,
  type: EventTypeName,
  label: Label,
  productId: optional(Type.String()),
  referenceId: optional(Type.String()),
  before: optional(FactVersion),
  after: optional(FactVersion),
  recorded: Recorded,
  because: Type.Array(RecordedBy, { description: 'Corrections and retractions between the two.' }),
});

export const Diff = page(
  'What differs between two pairs of dates, in the order in which it was recorded.',
  Change,
);

assertDescribed(
  true satisfies Describes<typeof Envelope, RecordedEvent>,
  true satisfies Describes<typeof HistoryEntry, Entry>,
  true satisfies Describes<typeof Record, RecordView & Pinned>,
  true satisfies Describes<typeof GuidelineGroup, Group>,
  true satisfies Describes<typeof Change, ChangeView>,
);

export const RECORD_SCHEMAS = {
  Event: Envelope,
  Standing,
  HistoryEntry,
  History,
  Record,
  EventList,
  GuidelineGroup,
  GuidelineList,
  FactVersion,
  Change,
  Diff,
};
