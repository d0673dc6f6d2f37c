import { Type } from '@sinclair/typebox';
import { ROLES } from '#events/access.js';
import { oneOf, optional, record } from '#events/fields.js';
import { API_KEY_BODIES, type ApiKeyView as View, type NewApiKeyView as New } from '../../access/index.js';
import { Instant } from './common.js';
import { assertDescribed, type Describes } from './describes.js';

const shown = {
  keyId: Type.String({ description: 'Its id, which is no secret.' }),
  name: Type.String({ description: 'Whom or what it is for.' }),
  roles: Type.Array(oneOf(ROLES, 'A role.'), { description: 'What it opens.' }),
  issuedAt: Instant,
  issuedBy: Type.String(),
  expiresAt: Instant,
  revoked: optional(record({ at: Instant, by: Type.String(), reason: optional(Type.String()) })),
  state: oneOf(['valid', 'expired', 'revoked'] as const, 'Whether it opens anything now.'),
  actor: Type.String({ description: 'Who is named by what it records.' }),
};

const ApiKeyView = record(shown, { description: 'A key, without its secret.' });
const NewApiKeyView = record(
  {
    ...shown,
    secret: Type.String({
      pattern: '^csk_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$',
      description: 'The key itself, to be sent as `Authorization: Bearer <key>`; it is not shown again.',
    }),
  },
  { description: 'A key, with its secret.' },
);
const ApiKeyList = record({ items: Type.Array(ApiKeyView) });

assertDescribed(
  true satisfies Describes<typeof ApiKeyView, View>,
  true satisfies Describes<typeof NewApiKeyView, New>,
);

export const ACCESS_SCHEMAS = { ...API_KEY_BODIES, ApiKeyView, NewApiKeyView, ApiKeyList };
