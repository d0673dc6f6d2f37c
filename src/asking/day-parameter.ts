import { EdtfError, epochDay, type EpochDay } from '#events/edtf.js';
import { badRequest } from '../http/index.js';

/** The civil day that a query parameter names. @throws ProblemError 400 where the calendar has no such day */
export function dayParameter(field: string, value: string | undefined): EpochDay | undefined {
  if (value === undefined) return undefined;
  try {
    return epochDay(value);
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw badRequest([{ field, value, rule: 'must be a civil date, such as 2025-01-02' }]);
  }
}
