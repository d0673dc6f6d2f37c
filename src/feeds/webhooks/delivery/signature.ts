import { createHmac, randomBytes } from 'node:crypto';

/** A secret as the Standard Webhooks specification writes it: 24 to 64 bytes in base64 behind a prefix. */
export const SECRET_PATTERN = '^whsec_[A-Za-z0-9+/]{32,86}={0,2}$';

export const makeSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * The headers that sign a delivery (Standard Webhooks 1.0.0, symmetric): HMAC-SHA-256 over id, instant and body, once
 * for each secret, so that a receiver can change over.
 * @param now ms since 1970
 */
export function signedHeaders(
  id: string,
  body: string,
  secrets: readonly string[],
  now: number,
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
