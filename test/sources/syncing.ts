import type { INestApplicationContext } from '@nestjs/common';
import { openSnapshot, sourceCalled, Syncer, type Source, type SyncReport } from '../../src/sources/index.js';

/** Takes a file into the register of an application, as `clockstop sync` does. */
export async function sync(
  app: INestApplicationContext,
  source: Source | string,
  file: string,
  publishedOn?: string,
  options: { readonly dryRun?: boolean; readonly partial?: boolean } = {},
): Promise<SyncReport> {
  const { dryRun = false, partial = false } = options;
  const known = typeof source === 'string' ? sourceCalled(source)! : source;
  const { snapshot, content } = await openSnapshot(known, file, {
    partial,
    ...(publishedOn !== undefined && { publishedOn }),
  });
  return app.get(Syncer, { strict: false }).sync(snapshot, content, { dryRun, by: 'source sync' });
}
