import {
  type EventStore,
  StoreDamagedError,
  StoreRefusedError,
  StoreUnavailableError,
} from '../../event-store/index.js';
import type { CheckedLog } from './check-file.js';
import { EventCheck } from './event-check.js';
import type { VerificationFindings } from './findings.js';

/** Checks a log that a server keeps, event by event, as the server hands it out. */
export async function checkLog(
  open: () => Promise<EventStore>,
  findings: VerificationFindings,
): Promise<CheckedLog> {
  const check = new EventCheck(findings);
  let store: EventStore | undefined;
  let complete = true;
  try {
    store = await open();
    for await (const page of store.readAll(0))
      for (const event of page) check.add({ ...event, intact: true });
  } catch (error) {
    const damaged = error instanceof StoreDamagedError;
    if (!damaged && !(error instanceof StoreUnavailableError || error instanceof StoreRefusedError))
      throw error;
    complete = false;
    const said = `the log cannot be read past position ${check.tree.size}: ${error.message}`;
    findings[damaged ? 'tampered' : 'incomplete'](said);
  } finally {
    await store?.close();
  }
  return { tree: check.tree, stepsBack: check.stepsBack, complete };
}
