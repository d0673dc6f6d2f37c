import type { OutcomeReceipt } from '../recording/index.js';
import { CommandError } from './command-error.js';
import { refused, type Said } from './refused.js';
import type { Revision } from './revision.js';
import { addressOf, headerText, jsonOf, reach } from './service-client.js';

/**
 * Hands it to a running service.
 * @param server address of the service, with or without /api/v1
 * @throws CommandError where the service cannot be reached or refuses it, naming field, value and rule
 */
export async function reviseOverHttp(server: string, revision: Revision): Promise<OutcomeReceipt> {
  const { kind, eventId, particulars, by, idempotencyKey } = revision;
  const url = new URL(`/api/v1/events/${encodeURIComponent(eventId)}/${kind}`, addressOf(server));
  const response = await reach(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(by !== undefined && { 'x-actor': headerText(by) }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': headerText(idempotencyKey) }),
    },
    body: JSON.stringify(particulars),
  });
  const body = await jsonOf<OutcomeReceipt & Said>(response);
  if (response.ok) return body;
  if (response.status < 500) throw refused(body);
  throw new CommandError(`The service answers ${response.status}: ${body.detail ?? ''}`);
}
