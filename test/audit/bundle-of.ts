import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogKeyList } from '../../src/audit/proof/schemas.js';
import { get, getJson, record, service, untar } from './bundle-folders.js';
import type { Entry } from './facts.js';

export interface Exported {
  /** The archive as the service sent it, and its files. */
  readonly archive: Buffer;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly vkey: string;
  /** Checkpoints of that service by size. */
  readonly checkpoints: ReadonlyMap<number, string>;
}

/** The bundle that a service of its own exports for these events. */
export async function bundleOf(
  log: readonly Entry[],
  query: string,
  sizes: readonly number[] = [],
): Promise<Exported> {
  const folder = mkdtempSync(join(tmpdir(), 'clockstop-export-'));
  const app = await service({ EVENT_STORE: 'sqlite', DATA_DIR: folder });
  try {
    await record(app, log);
    const { status, body: archive } = await get(app, `log/bundle?${query}`);
    if (status !== 200) throw new Error(archive.toString());
    const notes = sizes.map(async (size) => {
      const { body } = await get(app, `log/checkpoint?size=${size}`);
      return [size, body.toString()] as const;
    });
    const { vkey } = await getJson<LogKeyList>(app, 'log/key');
    return { archive, files: untar(archive), vkey, checkpoints: new Map(await Promise.all(notes)) };
  } finally {
    await app.close();
    rmSync(folder, { recursive: true });
  }
}
