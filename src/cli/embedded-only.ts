import type { Configuration } from '../configuration/index.js';
import { CommandError } from './command-error.js';
import { EXIT } from './exit-codes.js';

/** @throws CommandError where the store is not a file of this machine's */
export function embeddedOnly({ EVENT_STORE }: Configuration, deed: string): void {
  if (EVENT_STORE !== 'sqlite')
    throw new CommandError(`A store of kind "${EVENT_STORE}" has no file to ${deed}.`, EXIT.usage);
}
