import {
  SqliteInspection,
  StoreDamagedError,
  StoreRefusedError,
  StoreUnavailableError,
} from '../../event-store/index.js';
import { EventCheck } from './event-check.js';
import type { VerificationFindings } from './findings.js';

/** What was read of a log; `complete` false where it could not be read to its end. */
export type CheckedLog = Pick<EventCheck, 'tree' | 'stepsBack'> & { readonly complete: boolean };

/** Checks an embedded store's file whatever state it is in, row by row. */
export function checkFile(file: string, findings: VerificationFindings): CheckedLog {
  const check = new EventCheck(findings);
  let inspection: SqliteInspection;
  try {
    inspection = SqliteInspection.open(file);
  } catch (error) {
    if (!(error instanceof StoreRefusedError || error instanceof StoreUnavailableError)) throw error;
    findings.incomplete(error.message);
    return { tree: check.tree, stepsBack: 0, complete: false };
  }
  let complete = true;
  try {
    for (const problem of inspection.integrityProblems())
      findings.tampered(`SQLite says of the file: ${problem}`);
    for (const stream of inspection.damagedStreams())
      findings.tampered(`the name of ${stream} does not match its checksum`);
    for (const event of inspection.events()) check.add(event);
  } catch (error) {
    if (!(error instanceof StoreDamagedError || error instanceof StoreUnavailableError)) throw error;
    complete = false;
    const kind = error instanceof StoreDamagedError ? 'tampered' : 'incomplete';
    findings[kind](`the file cannot be read past position ${check.tree.size}: ${error.message}`);
  } finally {
    inspection.close();
  }
  return { tree: check.tree, stepsBack: check.stepsBack, complete };
}
