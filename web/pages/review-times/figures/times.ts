import type { Group } from './groups.js';

/** Times that one question may read a curve at. */
const MOST_TIMES = 200;
const TICKS = 6;

/** The axis of a curve: its end, the times it is read at, and the few that are told in numbers. */
export interface Times {
  readonly end: number;
  readonly read: readonly number[];
  readonly told: readonly number[];
}

/** A round step: 1, 2 or 5 times a power of ten, at least 1. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least)!;
}

/** The longest completed duration of any group; undefined where none was completed. */
export function longest(groups: readonly Group[]): number | undefined {
  const ends = groups.flatMap(({ completedOnly }) => {
    const most = completedOnly.percentiles.find(({ percentile }) => percentile === 100)?.value?.most;
    return most === undefined ? [] : [most];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** From 0 to past the longest completed duration: every whole unit where they are few, else evenly. */
export function timesUpTo(most: number): Times {
  const tick = roundStep(most / TICKS);
  const end = tick * Math.ceil((most + 0.001) / tick);
  const step = roundStep(end / (MOST_TIMES - 2));
  const even = Array.from({ length: Math.floor(end / step) + 1 }, (_, at) => at * step);
  const told = Array.from({ length: Math.round(end / tick) + 1 }, (_, at) => at * tick);
  return { end, read: [...new Set([...even, ...told])].sort((a, b) => a - b), told };
}
