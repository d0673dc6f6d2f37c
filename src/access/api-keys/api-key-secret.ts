import { createHash, randomBytes } from 'node:crypto';

/** A key begins so, and no token of an OpenID provider does. */
const PREFIX = 'csk';
const SECRET_BYTES = 32;
const KEY = /^csk_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/;

/** A key that nobody has seen: `csk_<id>_<256 random bits>`. */
export function makeApiKey(): { readonly keyId: string; readonly secret: string } {
  const keyId = randomBytes(8).toString('hex');
  return { keyId, secret: `${PREFIX}_${keyId}_${randomBytes(SECRET_BYTES).toString('base64url')}` };
}

/** The id in a key; undefined where the text is no key. */
export const keyIdIn = (text: string): string | undefined => KEY.exec(text)?.[1];

export const looksLikeApiKey = (text: string): boolean => text.startsWith(`${PREFIX}_`);

export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret, 'utf8').digest();
