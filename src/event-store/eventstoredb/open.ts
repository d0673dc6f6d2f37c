import type { Configuration } from '../../configuration/index.js';
import type { EventStore } from '../event-store.js';

/**
 * The store that the configuration names. Its client is loaded for those who keep the register there: it is heavy, and no other store needs it.
 * @param count whether it goes on from what an earlier process has counted, or trusts nobody and counts from the first event
 * @throws as EventStoreDbEventStore.open; StoreRefusedError where a certificate cannot be read
 */
export async function openEventStoreDb(
  configuration: Configuration,
  count: 'go on' | 'count anew' = 'go on',
): Promise<EventStore> {
  const { clientMaker } = await import('./client-maker.js');
  const { EventStoreDbEventStore } = await import('./eventstoredb-event-store.js');
  const { ESDB_LOG, DATA_DIR } = configuration;
  return EventStoreDbEventStore.open({
    makeClient: clientMaker(configuration),
    log: ESDB_LOG,
    ...(count === 'go on' && { dataDir: DATA_DIR }),
  });
}
