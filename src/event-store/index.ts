export { CheckpointStore, NO_CHECKPOINT, type Checkpoint } from './checkpoints/checkpoint-store.js';
export { APPENDS, type AppendTold } from './append-channel.js';
export {
  EventStore,
  EventTooLargeError,
  NO_STREAM,
  StoreDamagedError,
  StoreRefusedError,
  StoreUnavailableError,
  WrongExpectedRevisionError,
  type Appended,
  type AppendRequest,
  type Following,
  type NewEvent,
  type StoredEvent,
  type Subscription,
} from './event-store.js';
export { EventStoreModule } from './event-store.module.js';
export { openEventStoreDb } from './eventstoredb/open.js';
export { loggedEvent } from './logged-event.js';
export { backUp, restoreBackup } from './sqlite/backup.js';
export { SqliteInspection, type InspectedEvent } from './sqlite/inspection.js';
export { storeFile } from './sqlite/store-file.js';
