import type { Configuration } from '../../configuration/index.js';
import { openEventStoreDb, storeFile } from '../../event-store/index.js';
import { checkFile, type CheckedLog } from './check-file.js';
import { checkLog } from './check-log.js';
import type { VerificationFindings } from './findings.js';

/** Where a log is read from to be verified. */
export interface LogSource {
  readonly name: string;
  check(findings: VerificationFindings): CheckedLog | Promise<CheckedLog>;
}

export function embeddedLog(where: Pick<Configuration, 'DATA_DIR'>): LogSource {
  const name = storeFile(where);
  return { name, check: (findings) => checkFile(name, findings) };
}

/** The log of the configured store; undefined where that does not outlive its process. */
export function configuredLog(configuration: Configuration): LogSource | undefined {
  switch (configuration.EVENT_STORE) {
    case 'sqlite':
      return embeddedLog(configuration);
    case 'eventstoredb':
      return {
        name: `the log "${configuration.ESDB_LOG}" in EventStoreDB`,
        check: (findings) => checkLog(() => openEventStoreDb(configuration, 'count anew'), findings),
      };
    case 'memory':
      return undefined;
  }
}
