import type { Role } from '#events/access.js';
import type { LoggedEvent } from '../belief/belief.js';
import type { Projection } from '../projection.js';

/** A key to the API, as the log tells of it. */
export interface ApiKey {
  readonly keyId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Instants, UTC, milliseconds. */
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly expiresAt: string;
  /** SHA-256 of the whole key, in hexadecimal. */
  readonly digest: string;
  readonly revoked?: { readonly at: string; readonly by: string; readonly reason?: string };
}

/** Keys by their id, in the order in which they were issued. */
export type ApiKeys = Map<string, ApiKey>;

/** What an event says of keys; every other event is passed over. An id is issued and revoked once. */
export function foldApiKey(keys: ApiKeys, { type, data, recorded: { at, by } }: Folded): void {
  if (type === 'ApiKeyIssued') {
    const issued = data as unknown as Pick<ApiKey, 'keyId' | 'name' | 'roles' | 'expiresAt' | 'digest'>;
    if (!keys.has(issued.keyId)) keys.set(issued.keyId, { ...issued, issuedAt: at, issuedBy: by });
  } else if (type === 'ApiKeyRevoked') {
    const { keyId, reason } = data as { readonly keyId: string; readonly reason?: string };
    const key = keys.get(keyId);
    if (key && !key.revoked)
      keys.set(keyId, { ...key, revoked: { at, by, ...(reason !== undefined && { reason }) } });
  }
}

type Folded = Pick<LoggedEvent, 'type' | 'data' | 'recorded'>;

/** `revoked` says more than `expired` where both are true. @param now in milliseconds */
export const apiKeyState = (
  { revoked, expiresAt }: Pick<ApiKey, 'revoked' | 'expiresAt'>,
  now: number,
): 'valid' | 'expired' | 'revoked' =>
  revoked ? 'revoked' : now < Date.parse(expiresAt) ? 'valid' : 'expired';

/** The keys to the API, on every replica that follows the log. */
export const apiKeysProjection: Projection<ApiKeys> = {
  name: 'api-keys',
  version: 1,
  initial: () => new Map(),
  fold: foldApiKey,
  save: (keys) => ({ keys: new TextEncoder().encode(JSON.stringify([...keys.values()])) }),
  load: ({ keys }) =>
    new Map((JSON.parse(new TextDecoder().decode(keys)) as ApiKey[]).map((key) => [key.keyId, key])),
};
