import { access } from 'node:fs/promises';
import {
  Importer,
  ImportingModule,
  isExport,
  openRows,
  Restorer,
  RestoringModule,
  type ImportProgress,
} from '../importing/index.js';
import { CommandError } from './command-error.js';
import { EXIT } from './exit-codes.js';
import type { ImportRequest } from './import-request.js';
import { theLog, theRegister, withOpen } from './open-register.js';
import type { Progress } from './progress-bar.js';
import { countsText, type Outcome } from './report-text.js';

/** Imports into the store of DATA_DIR, which no other process may have open. An export is restored. */
export async function importHere(request: ImportRequest, progress: Progress): Promise<Outcome> {
  const { file, format, ...options } = request;
  await access(file);
  const onProgress = ({ phase, bytes, size, report }: ImportProgress) =>
    phase === 'recording' && bytes === size
      ? progress.show(phase, report.recorded + (report.proposed ?? 0), report.accepted, countsText(report))
      : progress.show(phase, bytes, size, countsText(report));
  if (format === 'ndjson' && (await isExport(file))) {
    refuseForRestoration(request);
    return withOpen(theLog(RestoringModule), (app) =>
      app.get(Restorer).restore(file, { dryRun: request.dryRun, onProgress }),
    );
  }
  return withOpen(theRegister(ImportingModule), async (app) =>
    app.get(Importer).import(await openRows(file, format), { ...options, onProgress }),
  );
}

function refuseForRestoration({ by, onRefusal }: ImportRequest): void {
  if (by !== undefined || onRefusal === 'skip')
    throw new CommandError(
      'The file is an export. It is restored as it is: who recorded what stands in it, and it is taken whole or not at all.',
      EXIT.usage,
    );
}
