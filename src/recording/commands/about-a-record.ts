import type { Issue } from '#events/validation.js';
import { invalid } from '../deciding/refusal.js';
import type { SubjectRef } from '../deciding/statement.js';
import type { Author, Recorder, Outcome } from '../recorder.js';
import { renamingFields, statementOf, type Particulars } from './particulars.js';

/**
 * Records what particulars say about a recorded event.
 * @throws Refusal that names the fields as the caller gave them
 */
export async function recordAboutARecord(
  recorder: Recorder,
  target: { readonly subject: SubjectRef; readonly eventId: string },
  type: 'EventCorrected' | 'EventRetracted',
  particulars: Particulars,
  author: Author,
): Promise<Outcome> {
  const { targetId } = particulars;
  if (targetId !== undefined)
    throw invalid([
      { field: 'targetId', value: targetId, rule: 'is not a field here; the address names it' },
    ]);
  const statement = statementOf(type, { ...particulars, targetId: target.eventId });
  return renamingFields(recorder.record(target.subject, statement, author), (issue) =>
    asGiven(issue, particulars),
  );
}

/** `data` of a statement is the body itself; where it is not, it is the payload that the changes would make. */
function asGiven({ field }: Issue, particulars: Particulars): string {
  if (!field.startsWith('data.')) return field;
  const name = field.slice('data.'.length);
  if (name === 'targetId') return 'eventId';
  const first = name.split('.', 1)[0]!;
  return first === 'changes' || Object.hasOwn(particulars, first) ? name : `changes.data.${name}`;
}
