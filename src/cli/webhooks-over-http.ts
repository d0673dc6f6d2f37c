import type { DeadLetterList, NewWebhookView, WebhookView } from '../feeds/index.js';
import { CommandError } from './command-error.js';
import { refused, type Said } from './refused.js';
import { addressOf, headerText, jsonOf, reach } from './service-client.js';
import type { WebhookDesk } from './webhook-desk.js';

/** Through a running service. @param server its address, with or without /api/v1 */
export function webhooksOverHttp(server: string): WebhookDesk {
  const ask = async <T>(path: string, { method = 'GET', body, by }: Asked = {}): Promise<T> => {
    const response = await reach(new URL(`/api/v1/webhooks${path}`, addressOf(server)), {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(by !== undefined && { 'x-actor': headerText(by) }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response.status === 204 ? (undefined as T) : await jsonOf<T>(response);
    const said = await jsonOf<Said>(response);
    if (response.status < 500) throw refused(said);
    throw new CommandError(`The service answers ${response.status}: ${said.detail ?? ''}`);
  };
  const at = (id: string, more = ''): string => `/${encodeURIComponent(id)}${more}`;
  return {
    list: async () => (await ask<{ readonly items: readonly WebhookView[] }>('')).items,
    add: (body, by) => ask<NewWebhookView>('', { method: 'POST', body, ...(by !== undefined && { by }) }),
    remove: (id) => ask(at(id), { method: 'DELETE' }),
    deadLetters: async (id) => (await ask<DeadLetterList>(at(id, '/dead-letters'))).items,
    replay: async (id, positions) => {
      const body = positions === undefined ? {} : { positions };
      return (await ask<DeadLetterList>(at(id, '/dead-letters/replay'), { method: 'POST', body })).items;
    },
  };
}

interface Asked {
  readonly method?: string;
  readonly body?: object;
  readonly by?: string;
}
