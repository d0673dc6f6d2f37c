import { Type } from '@sinclair/typebox';
import { Changes } from '#events/correction.js';
import { Reason, Source } from '#events/envelope.js';
import { oneOf, optional, record } from '#events/fields.js';
import { REVISION_STATES } from '#projections/revisions/revisions.js';
import type { Pinned } from '../../asking/index.js';
import type { ProposalReceipt as Receipt, RevisionView as View } from '../../recording/index.js';
import { REVISION_BODIES } from '../../revisions/index.js';
import { answer, EventId, Instant, page, Position } from './common.js';
import { assertDescribed, type Describes } from './describes.js';

const said = { by: Type.String(), at: Instant };

const shown = {
  revisionId: EventId,
  state: oneOf(
    REVISION_STATES,
    'What became of it. `overtaken`: what it proposes was recorded by other means.',
  ),
  position: Position,
  type: oneOf(['EventCorrected', 'EventRetracted'] as const, 'What it proposes.'),
  productId: optional(Type.String()),
  referenceId: optional(Type.String()),
  targetId: EventId,
  changes: optional(Changes),
  source: optional(Source),
  reason: Reason,
  proposed: record(said),
  decided: optional(
    record(
      { ...said, reason: optional(Type.String()) },
      { description: 'Who approved it, declined or withdrew it, or recorded what it proposes.' },
    ),
  ),
  eventId: optional(EventId),
  links: record({ revision: Type.String(), target: Type.String(), event: optional(Type.String()) }),
};

const Revision = record(shown, {
  description: 'A correction or a retraction that needs approval. `eventId` names the event that it became.',
});
const Proposal = record(
  {
    ...shown,
    alreadyProposed: Type.Boolean({
      description: 'True where it was proposed before and nothing was written.',
    }),
  },
  { description: 'What a caller gets for a correction or a retraction that needs approval.' },
);
const RevisionAnswer = answer('One revision, and what became of it.', shown);
const RevisionList = page('Revisions, in the order in which they were proposed.', Revision);

assertDescribed(
  true satisfies Describes<typeof Revision, View>,
  true satisfies Describes<typeof Proposal, Receipt>,
  true satisfies Describes<typeof RevisionAnswer, View & Pinned>,
);

export const REVISION_SCHEMAS = { ...REVISION_BODIES, Revision, Proposal, RevisionAnswer, RevisionList };
