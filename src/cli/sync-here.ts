import { Syncer, SyncingModule, type OpenedSnapshot, type SyncReport } from '../sources/index.js';
import { theRegister, withOpen } from './open-register.js';
import type { Progress } from './progress-bar.js';

/** A snapshot as the command line hands it on. */
export interface SyncRequest {
  readonly opened: OpenedSnapshot;
  readonly dryRun: boolean;
  readonly by?: string;
}

/** Takes it into the store of DATA_DIR, which no other process may have open. */
export const syncHere = ({ opened, ...options }: SyncRequest, progress: Progress): Promise<SyncReport> =>
  withOpen(theRegister(SyncingModule), (app) =>
    app.get(Syncer).sync(opened.snapshot, opened.content, {
      ...options,
      onProgress: ({ phase, done, total }) => progress.show(phase, done, total, `${done} of ${total}`),
    }),
  );
