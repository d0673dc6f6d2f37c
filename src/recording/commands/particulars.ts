import type { EventType } from '#events/catalogue.js';
import { statementFields, type Issue } from '#events/validation.js';
import { invalid, Refusal } from '../deciding/refusal.js';
import type { Statement } from '../deciding/statement.js';
import type { Author, Recorder, Outcome } from '../recorder.js';

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

/** Where a recording is refused, its fields are named as the caller gave them. */
export async function renamingFields<T>(recording: Promise<T>, nameOf: (issue: Issue) => string): Promise<T> {
  try {
    return await recording;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, contradicts } = error;
    const issues = error.issues.map((issue) => ({ ...issue, field: nameOf(issue) }));
    throw code === 'invalid' ? invalid(issues) : new Refusal(code, message, contradicts, issues);
  }
}

/** The same for particulars, which know no `data`. */
export const namedSideBySide = <T>(recording: Promise<T>): Promise<T> =>
  renamingFields(recording, ({ field }) => field.replace(/^data\./, ''));

/** Records about a product what particulars say under a type. */
export const recordParticulars = (
  recorder: Recorder,
  productId: string,
  type: EventType,
  particulars: Particulars,
  author: Author,
): Promise<Outcome> =>
  namedSideBySide(recorder.record({ productId }, statementOf(type, particulars), author));
