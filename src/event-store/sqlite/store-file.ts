import { join } from 'node:path';
import type { Configuration } from '../../configuration/index.js';

/** Where the embedded store keeps the register. */
export const storeFile = ({ DATA_DIR }: Pick<Configuration, 'DATA_DIR'>): string =>
  join(DATA_DIR, 'register.sqlite');
