import { join } from 'node:path';
import { Logger, type Provider } from '@nestjs/common';
import { Configuration } from '../../configuration/index.js';
import { KeptCheckpoint } from '../checkpoints/kept-checkpoint.js';
import { KeyRefusedError } from './key-error.js';
import { KeyFiles } from './key-files.js';
import { LogKeys } from './log-keys.js';

export const keyFilesOf = ({ DATA_DIR }: Pick<Configuration, 'DATA_DIR'>): KeyFiles =>
  new KeyFiles(join(DATA_DIR, 'keys'));

/**
 * The keys of the log; the first start makes one.
 * @throws KeyRefusedError where the key is damaged, cannot be read, or is gone although it signed before
 */
export async function openKeys(configuration: Configuration): Promise<LogKeys> {
  const { LOG_ORIGIN, EVENT_STORE, DATA_DIR } = configuration;
  if (EVENT_STORE === 'memory') return LogKeys.inMemory(LOG_ORIGIN);
  const files = keyFilesOf(configuration);
  const logger = new Logger('LogKeys');
  for (const file of await files.exposed())
    logger.warn(`"${file}" can be read by others than its owner; set its mode to 0600.`);
  const keys = await LogKeys.read(LOG_ORIGIN, files);
  if (keys) return keys;
  if (await files.readPrevious())
    throw new KeyRefusedError(
      `There is no key at "${files.signing}": a rotation was interrupted. Run \`clockstop signing-keys rotate\` again.`,
    );
  const kept = new KeptCheckpoint(DATA_DIR);
  if ((await kept.text()) !== undefined)
    throw new KeyRefusedError(
      `There is no key at "${files.signing}", and one signed the checkpoint at "${kept.file}". Restore the key from ` +
        'your copy; if it is lost, see "Keys" in docs/auditor-guide.md.',
    );
  const made = new LogKeys(LOG_ORIGIN, [await files.makeSigning()]);
  logger.log(
    `A signing key was made at "${files.signing}". Keep a copy of it, and hand its public half to auditors.`,
  );
  return made;
}

export const logKeysProvider: Provider = {
  provide: LogKeys,
  inject: [Configuration],
  useFactory: openKeys,
};
