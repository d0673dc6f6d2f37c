import { Type } from '@sinclair/typebox';
import { defineEvent } from './definition.js';
import { Source } from './envelope.js';
import { edtfDate, eventId, optional, record, slug } from './fields.js';

/**
 * Nothing recorded is ever changed: a correction or a retraction is an event that names its target, stands in
 * the target's stream and carries its reason in `recorded.reason`. Its target may itself be a correction or a
 * retraction: taking back a correction restores what stood before it, taking back a retraction restores its target.
 */
const correction = { family: 'correction', subject: 'either', dated: 'none', version: 1 } as const;

export const targetId = eventId('The event that is corrected or taken back.');

/** The new values; a field that is absent stays as it was, and `null` inside `data` removes an optional field. */
export const Changes = record(
  {
    effectiveOn: optional(edtfDate('The effective date as it should be.')),
    announcedOn: optional(edtfDate('The announced date as it should be.')),
    source: optional(Source),
    productId: optional(slug('The product that the event belongs to.')),
    data: optional(
      Type.Record(Type.String(), Type.Unknown(), { description: 'Fields of the payload, by name.' }),
    ),
  },
  { minProperties: 1 },
);

export const EventCorrected = defineEvent({
  ...correction,
  type: 'EventCorrected',
  label: { en: 'Corrected', zh: '更正' },
  data: record({ targetId, changes: Changes }),
});

export const EventRetracted = defineEvent({
  ...correction,
  type: 'EventRetracted',
  label: { en: 'Retracted', zh: '撤回记录' },
  data: record({ targetId }),
});

export const CORRECTION = [EventCorrected, EventRetracted] as const;
