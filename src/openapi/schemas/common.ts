import { Type, type TSchema } from '@sinclair/typebox';
import { EVENT_TYPES } from '#events/catalogue.js';
import { Reason, Source } from '#events/envelope.js';
import { optional, record } from '#events/fields.js';
import type { Pinned } from '../../asking/index.js';
import { assertDescribed, type Describes } from './describes.js';

export const EventId = Type.String({ format: 'uuid', description: 'Id of an event, a UUIDv5.' });
export const SubjectName = Type.String({ description: 'Id of a product.', examples: ['amimestrocel'] });
export const Edtf = Type.String({
  description: 'A date with its precision, EDTF (ISO 8601-2), as recorded.',
  examples: ['2024-06'],
});
export const Day = Type.String({
  pattern: '^-?\\d{4,6}-\\d{2}-\\d{2}$',
  description: 'A civil day.',
  examples: ['2025-01-02'],
});
export const Instant = Type.String({
  format: 'date-time',
  description: 'An instant, UTC, with milliseconds.',
  examples: ['2026-11-22T08:00:00.000Z'],
});
export const Position = Type.Integer({ minimum: 0, description: 'Ordinal in the register’s log, from 1.' });

/** `data` of an event: what it holds is said by the statement of its type. */
export const Payload = Type.Unsafe<Readonly<Record<string, unknown>>>({
  type: 'object',
  description: 'The payload, as in `data` of the statement of its type.',
});

export const Label = record(
  { en: Type.String(), zh: Type.String() },
  { description: 'The event in English and Chinese.' },
);

export const Basis = record(
  {
    effectiveAt: Day,
    knownAt: optional(Instant),
    position: Position,
    projectionVersion: Type.Integer(),
    calendarVersion: Type.String(),
  },
  {
    description:
      'The pair of dates an answer holds for, both inclusive, and the versions it was made with. `knownAt` is absent where the answer knows no event.',
  },
);

const recorded = {
  at: Instant,
  by: Type.String(),
  approvedBy: optional(Type.String({ description: 'Who approved it, where it needed approval.' })),
  reason: optional(Reason),
};

export const RecordedBy = record(
  { eventId: EventId, ...recorded },
  { description: 'Who recorded an event and who approved it, when the register learnt it, and why.' },
);

export const Recorded = record(recorded);

export const EventTypeName = Type.String({ description: 'Type of event.', examples: [EVENT_TYPES[0]!] });

/** What every answer carries beside what it says. */
const pinned = {
  basis: Basis,
  self: Type.String({ description: 'The address that gives this very answer for ever.' }),
};
assertDescribed(true satisfies Describes<ReturnType<typeof record<typeof pinned>>, Pinned>);

export const answer = <P extends Record<string, TSchema>>(description: string, properties: P) =>
  record({ ...properties, ...pinned }, { description });

/** A page of a list. */
export const page = <S extends TSchema>(description: string, item: S) =>
  answer(description, {
    items: Type.Array(item),
    total: Type.Integer({ minimum: 0, description: 'How many there are on all pages.' }),
    next: optional(
      Type.String({
        description: 'Cursor of the next page; absent at the end. It keeps to the dates of this one.',
      }),
    ),
  });

export const COMMON_SCHEMAS = { Basis, RecordedBy, Source, Reason, Label };
