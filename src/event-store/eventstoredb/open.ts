import type { Configuration } from '../../configuration/index.js';
import type { EventStore } from '../event-store.js';
import { clientMaker } from './client-maker.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';

/** The store that the configuration names. @throws as EventStoreDbEventStore.open */
export async function openEventStoreDb(configuration: Configuration): Promise<EventStore> {
  const { ESDB_LOG, DATA_DIR } = configuration;
  return EventStoreDbEventStore.open({
    makeClient: clientMaker(configuration),
    log: ESDB_LOG,
    dataDir: DATA_DIR,
  });
}
