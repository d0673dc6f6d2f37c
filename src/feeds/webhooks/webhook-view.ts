import type { DeadLetter, Subscription } from './subscription.js';

/** A subscription as an answer shows it: its secret is shown once, when it is given or made. */
export interface WebhookView extends Omit<Subscription, 'secrets' | 'deadLetters'> {
  /** Whether deliveries are also signed with a secret that was replaced, and until when. */
  readonly oldSecretUntil?: string;
  readonly deadLetters: number;
  readonly links: { readonly self: string; readonly deadLetters: string };
}

export type NewWebhookView = WebhookView & { readonly secret: string };
export interface DeadLetterList {
  readonly items: readonly DeadLetter[];
}

export function webhookView({ secrets, deadLetters, ...subscription }: Subscription): WebhookView {
  const self = `/api/v1/webhooks/${subscription.id}`;
  const oldSecretUntil = secrets.find(({ until }) => until !== undefined)?.until;
  return {
    ...subscription,
    ...(oldSecretUntil !== undefined && { oldSecretUntil }),
    deadLetters: deadLetters.length,
    links: { self, deadLetters: `${self}/dead-letters` },
  };
}

export const withShownSecret = (subscription: Subscription): NewWebhookView => ({
  ...webhookView(subscription),
  secret: subscription.secrets[0]!.secret,
});
