export { APPENDS, type AppendTold } from './append-channel.js';
export {
  EventStore,
  NO_STREAM,
  StoreDamagedError,
  StoreRefusedError,
  StoreUnavailableError,
  WrongExpectedRevisionError,
  type Appended,
  type AppendRequest,
  type NewEvent,
  type StoredEvent,
  type Subscription,
} from './event-store.js';
export { EventStoreModule } from './event-store.module.js';
export { loggedEvent } from './logged-event.js';
export { SqliteInspection, type InspectedEvent } from './sqlite/inspection.js';
