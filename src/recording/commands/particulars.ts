import { statementFields } from '#events/validation.js';
import type { Statement } from '../deciding/statement.js';

/** The body of an explicit command: the envelope's fields and the payload's, side by side. */
export type Particulars = Readonly<Record<string, unknown>>;

const ENVELOPE = Object.keys(statementFields);

/** The statement that says the same under a type; what is no field of the envelope belongs to the payload. */
export function statementOf(type: string, particulars: Particulars): Statement {
  const entries = Object.entries(particulars);
  return {
    type,
    ...Object.fromEntries(entries.filter(([field]) => ENVELOPE.includes(field))),
    data: Object.fromEntries(entries.filter(([field]) => !ENVELOPE.includes(field))),
  };
}
