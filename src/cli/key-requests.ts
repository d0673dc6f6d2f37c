import { Module } from '@nestjs/common';
import { ApiKeysModule, KeyDesk, keyView, type ApiKeyView, type NewApiKeyView } from '../access/index.js';
import { Configuration } from '../configuration/index.js';
import { BundledRegister, ImportingModule } from '../importing/index.js';
import { CommandError } from './command-error.js';
import { EXIT } from './exit-codes.js';
import { theRegister, withOpen } from './open-register.js';
import { refused, type Said } from './refused.js';
import { addressOf, headerText, jsonOf, reach } from './service-client.js';

export interface NewKey {
  readonly name: string;
  readonly roles: NewApiKeyView['roles'];
  readonly expiresAt?: string;
}

/** What can be done with the keys to the API. */
export interface Keys {
  issue(key: NewKey, by?: string): Promise<NewApiKeyView>;
  list(): Promise<ApiKeyView[]>;
  revoke(keyId: string, by?: string, reason?: string): Promise<ApiKeyView>;
}

@Module({ imports: [ApiKeysModule, ImportingModule] })
class KeysModule {}

/** The keys in the store of DATA_DIR, which no other process may have open. */
export const keysHere: Keys = {
  issue: ({ name, roles, expiresAt }, by) =>
    withDesk(async (desk, bundled) => {
      // An empty register is filled first: what the bundled one holds has the same positions everywhere.
      await bundled.load();
      const asked = { name, roles: [...roles], ...(expiresAt !== undefined && { expiresAt }) };
      const { key, secret } = await desk.issue(asked, by);
      return { ...keyView(key), secret };
    }),
  list: () => withDesk(async (desk) => (await desk.list()).map((key) => keyView(key))),
  revoke: (keyId, by, reason) => withDesk(async (desk) => keyView(await desk.revoke(keyId, by, reason))),
};

const withDesk = <T>(act: (desk: KeyDesk, bundled: BundledRegister) => Promise<T>): Promise<T> =>
  withOpen(theRegister(KeysModule), (app) => {
    if (app.get(Configuration).EVENT_STORE === 'memory')
      throw new CommandError('With EVENT_STORE=memory a key would be gone with the process.', EXIT.usage);
    return act(app.get(KeyDesk, { strict: false }), app.get(BundledRegister, { strict: false }));
  });

/** The keys of a running service. @param server its address */
export function keysOf(server: string): Keys {
  const ask = async <T>(path: string, body?: object, by?: string): Promise<T> => {
    const response = await reach(new URL(`/api/v1/api-keys${path}`, addressOf(server)), {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(by !== undefined && { 'x-actor': headerText(by) }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await jsonOf<T & Said>(response);
    if (response.ok) return answer;
    if (response.status < 500) throw refused(answer);
    throw new CommandError(`The service answers ${response.status}: ${answer.detail ?? ''}`);
  };
  return {
    issue: (key, by) => ask('', key, by),
    list: async () => (await ask<{ items: ApiKeyView[] }>('')).items,
    revoke: (keyId, by, reason) =>
      ask(`/${encodeURIComponent(keyId)}/revocation`, { ...(reason !== undefined && { reason }) }, by),
  };
}
