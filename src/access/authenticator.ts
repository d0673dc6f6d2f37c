import { Injectable } from '@nestjs/common';
import type { Principal } from '../http/index.js';
import { looksLikeApiKey } from './api-keys/api-key-secret.js';
import { KeyRing } from './api-keys/key-ring.js';
import { Tokens } from './oidc/tokens.js';

const BEARER = /^bearer +([A-Za-z0-9._~+/=-]+)$/i;

/** Tells who asks, by the header Authorization (RFC 6750). */
@Injectable()
export class Authenticator {
  constructor(
    private readonly keys: KeyRing,
    private readonly tokens: Tokens,
  ) {}

  /**
   * @returns undefined where what was sent is not good, whatever the reason
   * @throws ProblemError 503 where that cannot be told now
   * @throws NotReadyError while the log is first read
   */
  async identify(authorization: string): Promise<Principal | undefined> {
    const credential = BEARER.exec(authorization)?.[1];
    if (credential === undefined) return undefined;
    return looksLikeApiKey(credential) ? this.keys.holderOf(credential) : this.tokens.holderOf(credential);
  }
}
