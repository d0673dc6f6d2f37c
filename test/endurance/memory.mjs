import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long the service may take to collect its garbage and say what it holds. */
const PATIENCE_MS = 60_000;

/** What may be added, of the median of the second quarter. */
const FLAT = 0.1;

/** @returns bytes: `held` by the heap and outside it after the last full collection, `resident` as the kernel counts */
export function measured({ pid }, file) {
  const { held } = JSON.parse(readFileSync(file, 'utf8'));
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return { held, resident: Number(kilobytes) * 1024 };
}

/** The same, of a service that is asked nothing: it collects garbage first. */
export async function collected(child, file) {
  rmSync(file, { force: true });
  process.kill(child.pid, 'SIGUSR2');
  for (const late = performance.now() + PATIENCE_MS; !existsSync(file); await sleep(50))
    if (performance.now() > late)
      throw new Error(`the service did not say what it holds in ${PATIENCE_MS / 1000} s`);
  return measured(child, file);
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half) - 1]) / 2;
}

/**
 * Compares the last quarter of the samples with the second, after the caches have filled, with what the register itself grew by taken
 * out.
 *
 * @param samples held, resident, and how many events the register had, in the order of time
 * @param perEvent bytes of each quantity that an event costs a service that has just started
 * @returns of each quantity: both medians, the register's part of their difference, and whether the rest is flat
 */
export function flatness(samples, perEvent) {
  const quarter = (n) =>
    samples.slice(Math.floor((samples.length * (n - 1)) / 4), Math.floor((samples.length * n) / 4));
  const medians = (key) => [2, 4].map((n) => median(quarter(n).map((sample) => sample[key])));
  const [before, after] = medians('events');
  return ['held', 'resident'].map((key) => {
    const [second, last] = medians(key);
    const register = Math.max(0, perEvent[key]) * (after - before);
    const added = (last - second - register) / second;
    return { key, second, last, register, added, flat: added <= FLAT };
  });
}
