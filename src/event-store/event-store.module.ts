import { join } from 'node:path';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Configuration } from '../configuration/index.js';
import { telling } from './append-channel.js';
import { EventStore } from './event-store.js';
import { MemoryEventStore } from './memory/memory-event-store.js';
import { SqliteEventStore } from './sqlite/sqlite-event-store.js';

const openStore = ({ EVENT_STORE, DATA_DIR }: Configuration): EventStore =>
  EVENT_STORE === 'memory'
    ? new MemoryEventStore()
    : SqliteEventStore.open({ file: join(DATA_DIR, 'register.sqlite') });

/** The one place that knows which store the register is kept in. */
@Global()
@Module({
  providers: [
    {
      provide: EventStore,
      inject: [Configuration],
      useFactory: (configuration: Configuration) => telling(openStore(configuration)),
    },
  ],
  exports: [EventStore],
})
export class EventStoreModule implements OnApplicationShutdown {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}
