import { Flag } from '../http/index.js';

/** Query parameters of a snapshot. */
export class SnapshotParameters {
  @Flag('Compare, and record nothing.')
  dryRun?: boolean;
}
