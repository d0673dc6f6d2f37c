import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Runs of each measurement; the figure printed is their median. */
export const RUNS = Number(process.env.BENCH_RUNS ?? 5);
/** Events of the large register. */
export const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** How long the collector goes on sweeping beside whatever comes next, at most. */
const SWEEPING_MS = 150;

/** Milliseconds that the work takes. It does not pay for what others have left to collect. */
export async function timed(work) {
  globalThis.gc?.();
  await pause(SWEEPING_MS);
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Medians of two works measured in turn, so that what the machine does besides strikes both alike. */
export async function sideBySide(ours, theirs, runs = RUNS) {
  const own = [];
  const peer = [];
  for (let run = 0; run < runs; run++) {
    own.push(await ours(run));
    peer.push(await theirs(run));
  }
  return { ours: median(own), theirs: median(peer) };
}

/** A folder that is gone when the work is done. BENCH_DIR names the disk to measure on. */
export async function inFolder(work) {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'clockstop-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line of the table. @param target text such as "≤ 1.5" */
export const row = (path, ratio, target, detail) => ({ path, ratio, target, detail });

export const met = ({ ratio, target }) => {
  const [, sign, limit] = /^(≤|≥) ([\d./]+)/.exec(target) ?? [];
  if (!sign) return '';
  const [over, under = 1] = limit.split('/').map(Number);
  const bound = over / under;
  return (sign === '≤' ? ratio <= bound : ratio >= bound) ? 'yes' : 'no';
};
