import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Configuration } from '../configuration/index.js';
import { telling } from './append-channel.js';
import { CheckpointStore } from './checkpoints/checkpoint-store.js';
import { EventStore } from './event-store.js';
import { openEventStoreDb } from './eventstoredb/open.js';
import { MemoryEventStore } from './memory/memory-event-store.js';
import { SqliteEventStore } from './sqlite/sqlite-event-store.js';
import { storeFile } from './sqlite/store-file.js';

const openStore = (configuration: Configuration): EventStore | Promise<EventStore> => {
  switch (configuration.EVENT_STORE) {
    case 'sqlite':
      return SqliteEventStore.open({ file: storeFile(configuration) });
    case 'memory':
      return new MemoryEventStore();
    case 'eventstoredb':
      return openEventStoreDb(configuration);
  }
};

/** The one place that knows which store the register is kept in. */
@Global()
@Module({
  providers: [
    {
      provide: EventStore,
      inject: [Configuration],
      useFactory: async (configuration: Configuration) => telling(await openStore(configuration)),
    },
    {
      provide: CheckpointStore,
      inject: [EventStore],
      useFactory: ({ checkpoints }: EventStore) => checkpoints,
    },
  ],
  exports: [EventStore, CheckpointStore],
})
export class EventStoreModule implements OnApplicationShutdown {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}
