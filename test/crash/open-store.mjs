import { join } from 'node:path';

/** How the store that EVENT_STORE names, the embedded one where it names none, is opened on DATA_DIR. */
export async function storeOpener(dist) {
  if (process.env.EVENT_STORE === 'eventstoredb') {
    const { readConfiguration } = await import(join(dist, 'src/configuration/index.js'));
    const { openEventStoreDb } = await import(join(dist, 'src/event-store/index.js'));
    return () => openEventStoreDb(readConfiguration(process.env));
  }
  const { SqliteEventStore } = await import(join(dist, 'src/event-store/sqlite/sqlite-event-store.js'));
  return () => SqliteEventStore.open({ file: join(process.env.DATA_DIR, 'events.db') });
}
