import { client, ProblemError, type Schemas } from '../../../api/client.js';
import { headerText } from '../../../api/header-text.js';

export type Subject = { readonly productId: string } | { readonly referenceId: string };
export type Statement = Readonly<Record<string, unknown>> & { readonly type: string };

/** @throws ProblemError where it would be refused */
export const tryOut = (subject: Subject, statement: Statement, actor: string): Promise<Schemas['Preview']> =>
  post(subject, statement, actor, 'true') as Promise<Schemas['Preview']>;

/** What was recorded, or proposed where somebody else has to approve it. */
export type Sent = Schemas['Receipt'] | Schemas['Proposal'];

/** @throws ProblemError where it is refused */
export const record = (subject: Subject, statement: Statement, actor: string): Promise<Sent> =>
  post(subject, statement, actor) as Promise<Sent>;

async function post(
  subject: Subject,
  statement: Statement,
  actor: string,
  dryRun?: 'true',
): Promise<unknown> {
  const options = {
    header: actor === '' ? {} : { 'X-Actor': headerText(actor) },
    query: dryRun ? { dryRun } : {},
  };
  // What stands in the form is the API's to judge.
  const body = statement as never;
  const { data, error } = await ('productId' in subject
    ? client.POST('/api/v1/products/{productId}/events', { params: { ...options, path: subject }, body })
    : client.POST('/api/v1/references/{referenceId}/events', {
        params: { ...options, path: subject },
        body,
      }));
  if (data === undefined) throw new ProblemError(error);
  return data;
}
