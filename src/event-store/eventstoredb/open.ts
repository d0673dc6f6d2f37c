import type { Configuration } from '../../configuration/index.js';
import type { EventStore } from '../event-store.js';
import { clientMaker } from './client-maker.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';

/**
 * The store that the configuration names.
 * @param count whether it goes on from what an earlier process has counted, or trusts nobody and counts from the first event
 * @throws as EventStoreDbEventStore.open; StoreRefusedError where a certificate cannot be read
 */
export async function openEventStoreDb(
  configuration: Configuration,
  count: 'go on' | 'count anew' = 'go on',
): Promise<EventStore> {
  const { ESDB_LOG, DATA_DIR } = configuration;
  return EventStoreDbEventStore.open({
    makeClient: clientMaker(configuration),
    log: ESDB_LOG,
    ...(count === 'go on' && { dataDir: DATA_DIR }),
  });
}
