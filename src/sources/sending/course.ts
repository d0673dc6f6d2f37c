import { setTimeout as pause } from 'node:timers/promises';
import { KEEP_ALIVE_MS, type Problem } from '../../http/index.js';
import type { SyncReport } from '../syncing/report.js';
import type { SyncProgress } from '../syncing/syncer.js';

/** A line of the course of a snapshot: how far it has come, and last how it ended. */
export type CourseLine =
  { readonly progress: CourseProgress } | { readonly report: SyncReport } | { readonly problem: Problem };

/** `waiting`: for its turn, behind another snapshot. */
export const COURSE_PHASES = ['waiting', 'comparing', 'checking', 'recording'] as const;

export interface CourseProgress extends Omit<SyncProgress, 'phase'> {
  readonly phase: (typeof COURSE_PHASES)[number];
}

/** Shortest time between two lines, in milliseconds. */
const EVERY = 200;

/**
 * The course of a snapshot as NDJSON. Nothing queues up for a slow reader, and what was begun ends whether it is read
 * or not.
 * @param take begins at once   @param problemOf what an error is told as
 */
export async function* courseOf(
  take: (onProgress: (progress: SyncProgress) => void) => Promise<SyncReport>,
  problemOf: (error: unknown) => Problem,
): AsyncGenerator<string, void, undefined> {
  let newest: CourseProgress = { phase: 'waiting', done: 0, total: 0 };
  const end: Promise<CourseLine> = take((progress) => (newest = progress)).then(
    (report) => ({ report }),
    (error: unknown) => ({ problem: problemOf(error) }),
  );
  let told: CourseProgress | undefined;
  let spoken = 0;
  for (;;) {
    if (newest !== told || performance.now() - spoken >= KEEP_ALIVE_MS) {
      told = newest;
      spoken = performance.now();
      yield lineOf({ progress: told });
    }
    const ended = await Promise.race([end, pause(EVERY)]);
    if (ended) return yield lineOf(ended);
  }
}

const lineOf = (line: CourseLine): string => `${JSON.stringify(line)}\n`;
