export { mappedCsv } from './mapped-csv/mapped-csv.js';
export { MappingError } from './mapped-csv/mapping.js';
export {
  openSnapshot,
  SnapshotDateError,
  type OpenedSnapshot,
  type SnapshotOptions,
} from './open-snapshot.js';
export { SOURCES, sourceCalled } from './sources.js';
export type { Source, SnapshotContent } from './source.js';
export { Syncer, type SyncOptions, type SyncProgress } from './syncing/syncer.js';
export { SyncingModule } from './syncing/syncing.module.js';
export type { SyncReport } from './syncing/report.js';
