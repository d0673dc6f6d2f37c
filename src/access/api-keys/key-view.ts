import { apiKeyState, type ApiKey } from '#projections/access/api-keys.js';
import { actorOf } from './actor.js';

/** A key as an answer shows it: without its digest, and without its secret but for the one time. */
export interface ApiKeyView extends Omit<ApiKey, 'digest'> {
  readonly state: 'valid' | 'expired' | 'revoked';
  /** Who is named by what it records. */
  readonly actor: string;
}

export type NewApiKeyView = ApiKeyView & { readonly secret: string };

/** @param now in milliseconds */
export function keyView({ digest: _digest, ...key }: ApiKey, now = Date.now()): ApiKeyView {
  return { ...key, state: apiKeyState(key, now), actor: actorOf(key) };
}
