import { StoreUnavailableError } from '../event-store/index.js';

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** A full disk is no fault of the file's: it can be sent again when there is room. */
export const asUnavailable = (error: unknown): unknown =>
  FULL.has(String((error as NodeJS.ErrnoException).code))
    ? new StoreUnavailableError('There is no room in DATA_DIR for the import', { cause: error })
    : error;
