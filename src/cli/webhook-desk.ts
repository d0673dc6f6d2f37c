import type { DeadLetter, NewWebhookView, WebhookView } from '../feeds/index.js';

/** What `clockstop webhooks add` asks for. */
export interface WebhookAsked {
  readonly url: string;
  readonly feed?: string;
  readonly filter?: Readonly<Record<string, string>>;
  readonly after?: number;
  readonly secret?: string;
}

/** Where subscriptions are looked after: here, or through a running service. Each method @throws CommandError. */
export interface WebhookDesk {
  list(): Promise<readonly WebhookView[]>;
  /** @param by who subscribes; DEFAULT_ACTOR where absent */
  add(asked: WebhookAsked, by: string | undefined): Promise<NewWebhookView>;
  remove(id: string): Promise<void>;
  deadLetters(id: string): Promise<readonly DeadLetter[]>;
  /** @param positions which to send once more; all where absent   @returns the dead letters, marked */
  replay(id: string, positions: readonly number[] | undefined): Promise<readonly DeadLetter[]>;
}
