import { channel } from 'node:diagnostics_channel';

/** One event that every projection has folded, or stopped at. */
export interface FoldTold {
  readonly eventId: string;
  readonly position: number;
  readonly seconds: number;
}

/** Tells a `FoldTold` for every event of the log that is folded; whoever measures subscribes. */
export const FOLDS = channel('clockstop.projecting.fold');
