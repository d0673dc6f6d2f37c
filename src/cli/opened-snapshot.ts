import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  fetchSnapshot,
  mappedCsv,
  openSnapshot,
  sourceCalled,
  SOURCES,
  type OpenedSnapshot,
  type SnapshotOptions,
  type Source,
} from '../sources/index.js';
import { CommandError } from './command-error.js';
import { EXIT } from './exit-codes.js';
import type { Progress } from './progress-bar.js';

/** Largest file that is fetched, in bytes, and milliseconds without a byte before it is given up. */
const FETCH = { limit: 256 * 1024 * 1024, patience: 60_000 };

/**
 * Reads the file of a source, fetching it first where it is an address.
 * @param source id of a source, or path of a mapping file
 * @throws CommandError where there is no such source
 */
export async function openedSnapshot(
  source: string,
  place: string,
  options: SnapshotOptions,
  progress: Progress,
): Promise<OpenedSnapshot> {
  const known = await sourceOf(source);
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(place)) return openSnapshot(known, place, options);
  const folder = await mkdtemp(join(tmpdir(), 'clockstop-sync-'));
  try {
    const file = join(folder, 'snapshot');
    const onProgress = (bytes: number, total = FETCH.limit) =>
      progress.show('fetching', bytes, total, `${bytes} bytes`);
    const fetched = await fetchSnapshot(place, file, { ...FETCH, onProgress });
    return await openSnapshot(known, file, { ...options, ...fetched });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sourceOf(name: string): Promise<Source> {
  if (/\.ya?ml$/i.test(name)) return mappedCsv(name);
  const source = sourceCalled(name);
  if (source) return source;
  throw new CommandError(
    `There is no source "${name}"; there are ${SOURCES.map(({ id }) => id).join(', ')}, and mapping files (*.yaml)`,
    EXIT.usage,
  );
}
