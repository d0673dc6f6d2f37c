import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import { eventStoreContract } from './event-store.contract.js';

eventStoreContract('memory', () => {
  const store = new MemoryEventStore();
  return Promise.resolve({ store, dispose: () => store.close() });
});
