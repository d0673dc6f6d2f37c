import {
  ManagingWebhooksModule,
  NewWebhook,
  Replay,
  Webhooks,
  webhookView,
  withShownSecret,
} from '../feeds/index.js';
import { bodyOf, ProblemError } from '../http/index.js';
import { theRegister, withOpen } from './open-register.js';
import { refused } from './refused.js';
import type { WebhookDesk } from './webhook-desk.js';

/** In the store of DATA_DIR, which no other process may have open. The service delivers when it starts. */
export const webhooksHere: WebhookDesk = {
  list: () => managing(async (webhooks) => (await webhooks.list()).map(webhookView)),
  add: (asked, by) =>
    managing(async (webhooks) => withShownSecret(await webhooks.subscribe(bodyOf(NewWebhook, asked), by))),
  remove: (id) => managing((webhooks) => webhooks.remove(id)),
  deadLetters: (id) => managing(async (webhooks) => (await webhooks.find(id)).deadLetters),
  replay: (id, positions) =>
    managing(async (webhooks) => {
      const asked = bodyOf(Replay, positions === undefined ? {} : { positions });
      return (await webhooks.replay(id, asked.positions)).deadLetters;
    }),
};

async function managing<T>(act: (webhooks: Webhooks) => Promise<T>): Promise<T> {
  try {
    return await withOpen(theRegister(ManagingWebhooksModule), (app) => act(app.get(Webhooks)));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { errors } = error.members;
    throw refused({ detail: error.message, ...(errors && { errors }) });
  }
}
