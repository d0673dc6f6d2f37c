import { Type, type Static } from '@sinclair/typebox';
import { ROLES } from '#events/access.js';
import { oneOf, optional, record, text } from '#events/fields.js';

const NewApiKey = record(
  {
    name: text(100, 'Whom or what it is for: what it records is recorded by `key:<name>`.', {
      examples: ['nightly import'],
    }),
    roles: Type.Array(oneOf(ROLES, 'A role.'), {
      minItems: 1,
      maxItems: ROLES.length,
      uniqueItems: true,
      description: 'What it opens.',
    }),
    expiresAt: optional(
      Type.String({
        maxLength: 40,
        description: 'When it ends: an instant with an offset, within 366 days. In 90 days where absent.',
      }),
    ),
  },
  { description: 'A key to be made.' },
);
export type NewApiKey = Static<typeof NewApiKey>;

const KeyRevocation = record(
  { reason: optional(text(2000, 'Why, for the access trail.')) },
  { description: 'A key is to open nothing any more.' },
);

export const API_KEY_BODIES = { NewApiKey, KeyRevocation };
