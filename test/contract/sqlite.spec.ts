import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { durableEventStoreContract, eventStoreContract } from './event-store.contract.js';
import type { StoreFixture } from './fixture.js';

function makeStore(): Promise<StoreFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-'));
  const file = join(folder, 'events.db');
  let open = SqliteEventStore.open({ file });
  return Promise.resolve({
    store: open,
    reopen: async () => {
      await open.close();
      return (open = SqliteEventStore.open({ file }));
    },
    dispose: async () => {
      await open.close();
      rmSync(folder, { recursive: true });
    },
  });
}

eventStoreContract('sqlite', makeStore);
durableEventStoreContract('sqlite', makeStore);
