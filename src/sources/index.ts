import { MatchDecision } from './matches/decide-match.js';
import { Match } from './matches/match.js';
import { Snapshot, SourceRecord } from './sending/lines.js';
import { SyncReport } from './syncing/report.js';

export { FetchError, fetchSnapshot } from './fetching/fetch-snapshot.js';
export { mappedCsv } from './mapped-csv/mapped-csv.js';
export { MappingError } from './mapped-csv/mapping.js';
export { DecideMatch } from './matches/decide-match.js';
export { ListMatches, MATCH_STATES, type MatchFilter } from './matches/list-matches.js';
export {
  openSnapshot,
  SnapshotDateError,
  type OpenedSnapshot,
  type SnapshotOptions,
} from './open-snapshot.js';
export { COURSE_PHASES, type CourseLine } from './sending/course.js';
export { snapshotLines } from './sending/write-lines.js';
export type { Source } from './source.js';
export { SourcesModule } from './sources.module.js';
export { sourceCalled, SOURCES } from './sources.js';
export { Syncer, type SyncOptions, type SyncProgress } from './syncing/syncer.js';
export { SyncingModule } from './syncing/syncing.module.js';
export type { SyncReport } from './syncing/report.js';
export { Match as MATCH, type Match } from './matches/match.js';

/** Schemas of bodies and answers, by name. */
export const SOURCE_SCHEMAS = {
  Match,
  'Record.MatchDecision': MatchDecision,
  Snapshot,
  SourceRecord,
  SyncReport,
};
