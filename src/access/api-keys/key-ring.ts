import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { apiKeysProjection, apiKeyState } from '#projections/access/api-keys.js';
import type { Principal } from '../../http/index.js';
import { ProjectingService } from '../../projecting/index.js';
import { digestOf, keyIdIn } from './api-key-secret.js';
import { actorOf } from './actor.js';

/** Stands in for the digest of a key that there is not, so that it is compared all the same. */
const NO_DIGEST = Buffer.alloc(32);

/** Tells who holds a key, from what this process has read of the log. */
@Injectable()
export class KeyRing {
  constructor(private readonly projecting: ProjectingService) {}

  /**
   * @returns undefined where the key is unknown, expired or revoked
   * @throws NotReadyError while the log is first read
   */
  holderOf(secret: string): Principal | undefined {
    const key = this.projecting.ready(apiKeysProjection).get(keyIdIn(secret) ?? '');
    const same = timingSafeEqual(digestOf(secret), key ? Buffer.from(key.digest, 'hex') : NO_DIGEST);
    if (!key || !same || apiKeyState(key, Date.now()) !== 'valid') return undefined;
    return { actor: actorOf(key), roles: new Set(key.roles) };
  }
}
