import { Type } from '@sinclair/typebox';
import { defineEvent } from './definition.js';
import { edtfDate, listOf, oneOf, optional, record, text } from './fields.js';

/**
 * The access trail: what the register records about itself, so that no key and no copy of it goes unaccounted for.
 * Only the register states these; nobody can state, correct or retract one. They are facts of no product: they enter
 * no state, no figure and no difference, and a list holds them only where their type is asked for.
 */
const access = { family: 'access', subject: 'trail', dated: 'required', version: 1 } as const;

export const EXPORT_FORMATS = ['ndjson', 'bundle', 'json', 'csv'] as const;

/**
 * The register left the service. Recorded before the first byte of it is written, so an export that broke off stands
 * here too. `basis.position` is the last event exported: always one before this event's own.
 */
export const RegisterExported = defineEvent({
  ...access,
  trail: 'exports',
  type: 'RegisterExported',
  label: { en: 'Register exported', zh: '导出登记' },
  data: record({
    format: oneOf(EXPORT_FORMATS, 'What was exported: the events, a bundle to verify, or the state.'),
    basis: record(
      {
        position: Type.Integer({ minimum: 0, description: 'Position of the last event exported.' }),
        effectiveAt: optional(edtfDate('The day of the state exported; absent for the events alone.')),
      },
      { description: 'What the export holds, from the first event on.' },
    ),
    since: optional(
      Type.Integer({
        minimum: 1,
        description: 'Size of the earlier checkpoint that a bundle proves consistency from.',
      }),
    ),
    destination: oneOf(['http', 'command-line'], 'How it left.'),
    purpose: optional(text(2000, 'What for, in the words of whoever asked for it.')),
  }),
});

const signingKey = {
  keyId: text(8, 'Id of the key: eight hexadecimal digits (C2SP signed note).', { pattern: '^[0-9a-f]{8}$' }),
  vkey: text(500, 'Its public half as a verifier key: `<name>+<key id>+<base64>`.', {
    pattern: '^[^\\s+]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]+$',
  }),
  reason: optional(text(2000, 'Why, in the words of whoever did it.')),
};

/** A key was made and signs from here on. */
export const SigningKeyIntroduced = defineEvent({
  ...access,
  trail: 'keys',
  type: 'SigningKeyIntroduced',
  label: { en: 'Signing key introduced', zh: '启用签名密钥' },
  data: record({ ...signingKey, algorithm: oneOf(['Ed25519'], 'Signature algorithm.') }),
});

/** A key signs no more; what it signed before stays good. */
export const SigningKeyRetired = defineEvent({
  ...access,
  trail: 'keys',
  type: 'SigningKeyRetired',
  label: { en: 'Signing key retired', zh: '停用签名密钥' },
  data: record(signingKey),
});

/** What callers may be let do. Which role opens which route stands at the route. */
export const ROLES = ['reader', 'recorder', 'corrector', 'auditor', 'operator'] as const;
export type Role = (typeof ROLES)[number];

const keyId = text(16, 'Id of the API key: sixteen hexadecimal digits.', { pattern: '^[0-9a-f]{16}$' });

/** A key to the API was made. The key itself was shown once, and is nowhere: it cannot be found from its digest. */
export const ApiKeyIssued = defineEvent({
  ...access,
  trail: 'api-keys',
  type: 'ApiKeyIssued',
  label: { en: 'Access key issued', zh: '签发访问密钥' },
  data: record({
    keyId,
    name: text(100, 'Whom or what it is for: what it records is recorded by `key:<name>`.'),
    roles: listOf(oneOf(ROLES, 'A role.'), ROLES.length, 'What it opens.'),
    expiresAt: text(24, 'When it ends: an instant, UTC, milliseconds.', {
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
    }),
    digest: text(64, 'SHA-256 of the whole key, in hexadecimal.', { pattern: '^[0-9a-f]{64}$' }),
  }),
});

/** A key opens nothing any more. */
export const ApiKeyRevoked = defineEvent({
  ...access,
  trail: 'api-keys',
  type: 'ApiKeyRevoked',
  label: { en: 'Access key revoked', zh: '吊销访问密钥' },
  data: record({ keyId, reason: optional(text(2000, 'Why, in the words of whoever did it.')) }),
});

export const ACCESS = [
  RegisterExported,
  SigningKeyIntroduced,
  SigningKeyRetired,
  ApiKeyIssued,
  ApiKeyRevoked,
] as const;
