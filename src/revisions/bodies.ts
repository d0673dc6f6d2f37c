import type { Static } from '@sinclair/typebox';
import { record, text } from '#events/fields.js';

const RevisionRefusal = record(
  { reason: text(2000, 'Why, for whoever proposed it.', { examples: ['The release names another day.'] }) },
  { description: 'A revision is not to be recorded.' },
);
export type RevisionRefusal = Static<typeof RevisionRefusal>;

export const REVISION_BODIES = { RevisionRefusal };
