import { Changes, targetId } from './correction.js';
import { defineEvent } from './definition.js';
import { Reason, Source } from './envelope.js';
import { eventId, oneOf, optional, record, slug, text } from './fields.js';

/**
 * Four eyes: a correction or a retraction that waits until somebody else approves it. Nothing is believed of it until
 * then; approved, it becomes the event that it proposes, in the stream of its target. That event is all that says so:
 * there is none here for an approval, so that no approval can be half done.
 */
const revision = {
  family: 'access',
  subject: 'trail',
  trail: 'revisions',
  dated: 'required',
  version: 1,
} as const;

/** Who proposes it is `recorded.by`; its own id is the id of the revision. */
export const RevisionProposed = defineEvent({
  ...revision,
  type: 'RevisionProposed',
  label: { en: 'Revision proposed', zh: '提出修订' },
  data: record({
    eventId: eventId('The event that it becomes once it is approved.'),
    productId: optional(slug('The product in whose stream its target stands.')),
    referenceId: optional(slug('In its place: what belongs to no product.')),
    type: oneOf(['EventCorrected', 'EventRetracted'], 'What it proposes.'),
    targetId,
    changes: optional(Changes),
    source: optional(Source),
    reason: Reason,
  }),
});

const refusal = record({
  revisionId: eventId('The revision.'),
  reason: text(2000, 'Why, in the words of whoever refuses it.'),
});

/** Somebody else than its proposer refused it. */
export const RevisionDeclined = defineEvent({
  ...revision,
  type: 'RevisionDeclined',
  label: { en: 'Revision declined', zh: '否决修订' },
  data: refusal,
});

/** Its proposer took it back. */
export const RevisionWithdrawn = defineEvent({
  ...revision,
  type: 'RevisionWithdrawn',
  label: { en: 'Revision withdrawn', zh: '撤回修订' },
  data: refusal,
});

export const REVISION = [RevisionProposed, RevisionDeclined, RevisionWithdrawn] as const;
