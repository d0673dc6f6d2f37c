import { Inject, Injectable } from '@nestjs/common';
import { apiKeysProjection, type ApiKey } from '#projections/access/api-keys.js';
import { AccessTrail } from '../../access-trail/index.js';
import { EventStore } from '../../event-store/index.js';
import { ProjectingService } from '../../projecting/index.js';
import { Refusal } from '../../recording/index.js';
import { digestOf, makeApiKey } from './api-key-secret.js';
import type { NewApiKey } from './bodies.js';
import { keyEnd } from './key-end.js';

/** Makes keys, revokes and lists them. Each deed is an event of the access trail, and holds here when it is answered. */
@Injectable()
export class KeyDesk {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly projecting: ProjectingService,
    private readonly trail: AccessTrail,
  ) {}

  /**
   * @param by who makes it; DEFAULT_ACTOR where absent
   * @returns the key, and its secret, which is nowhere else
   * @throws Refusal `invalid` naming field and rule
   * @throws StoreUnavailableError where the store cannot be written now: then there is no such key
   */
  async issue(
    { name, roles, expiresAt }: NewApiKey,
    by?: string,
  ): Promise<{ readonly key: ApiKey; readonly secret: string }> {
    const end = keyEnd(expiresAt, Date.now());
    const { keyId, secret } = makeApiKey();
    const data = { keyId, name, roles, expiresAt: end, digest: digestOf(secret).toString('hex') };
    await this.trail.record({ type: 'ApiKeyIssued', data, ...(by !== undefined && { by }) });
    return { key: await this.find(keyId), secret };
  }

  /**
   * Revokes a key; where it is revoked already nothing more is recorded.
   * @throws Refusal `not-found` where there is no such key
   * @throws StoreUnavailableError where the store cannot be written now: then the key is still good
   */
  async revoke(keyId: string, by?: string, reason?: string): Promise<ApiKey> {
    const key = await this.find(keyId);
    if (key.revoked) return key;
    const data = { keyId, ...(reason !== undefined && { reason }) };
    await this.trail.record({ type: 'ApiKeyRevoked', data, ...(by !== undefined && { by }) });
    return this.find(keyId);
  }

  /** Every key that was ever made, the latest last. */
  async list(): Promise<ApiKey[]> {
    // Of what was recorded just now, here or on another replica, as well.
    await this.projecting.waitFor(await this.store.head());
    return [...this.projecting.ready(apiKeysProjection).values()];
  }

  private async find(keyId: string): Promise<ApiKey> {
    const key = (await this.list()).find((each) => each.keyId === keyId);
    if (key) return key;
    throw new Refusal('not-found', `There is no key ${keyId}.`, undefined, [
      { field: 'keyId', value: keyId, rule: 'must be the id of a key' },
    ]);
  }
}
