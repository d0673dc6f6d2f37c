import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../src/configuration/index.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { openEventStoreDb } from '../../src/event-store/index.js';
import type { StoreFixture } from '../contract/fixture.js';

/** A name that no other log on the server has: every test begins with an empty one, on a server that never is. */
export const newLogName = (): string => `test_${randomUUID().replaceAll('-', '')}`;

/**
 * A store with a log of its own on a server.
 * @param url connection string of the server; ESDB_USER and the other variables hold as they are
 */
export async function eventStoreDbFixture(url: string): Promise<StoreFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'eventstoredb-'));
  const configuration = readConfiguration({
    ...process.env,
    EVENT_STORE: 'eventstoredb',
    ESDB_URL: url,
    ESDB_LOG: newLogName(),
    DATA_DIR: folder,
  });
  const open = (): Promise<EventStore> => openEventStoreDb(configuration);
  let store = await open();
  return {
    store,
    reopen: async () => {
      await store.close();
      return (store = await open());
    },
    dispose: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
