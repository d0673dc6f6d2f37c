import type { FeedName } from '../feed.js';
import { expired, nextAttemptAt } from './delivery/backoff.js';

/** Instants are UTC in ISO 8601; positions are those of the log. */
export interface Subscription {
  readonly id: string;
  readonly url: string;
  readonly feed: FeedName;
  /** By the names of the feed's query parameters. */
  readonly filter: Readonly<Record<string, string>>;
  /** `gone`: the receiver answered 410, that it wants nothing any more. */
  readonly state: 'active' | 'paused' | 'gone';
  /** Why it is not active, where nobody asked for it. */
  readonly reason?: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** What deliveries are signed with; one that was replaced until it expires. */
  readonly secrets: readonly { readonly secret: string; readonly until?: string }[];
  /** What passes the filter up to here was delivered, or is a dead letter. */
  readonly position: number;
  /** The delivery that is being tried again; those behind it wait for it. */
  readonly retry?: Retry;
  readonly deadLetters: readonly DeadLetter[];
  /** What keeps the service itself from delivering: no fault of the receiver's. It tries again every few seconds. */
  readonly fault?: Fault;
}

export interface Fault {
  readonly at: string;
  readonly detail: string;
}

export interface Failure {
  readonly at: string;
  /** What was answered, where anything was. */
  readonly status?: number;
  readonly detail: string;
}

export interface Retry {
  readonly position: number;
  readonly attempts: number;
  readonly firstAt: string;
  readonly nextAt: string;
  readonly failure: Failure;
}

/** A delivery that failed for days and was given up. The log still has what it told. */
export interface DeadLetter {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly attempts: number;
  readonly firstAt: string;
  readonly failure: Failure;
  /** Whether it is to be sent once more. */
  readonly replay: boolean;
}

/** Dead letters that a subscription may have before it is paused: somebody has to look. */
export const MAX_DEAD_LETTERS = 1_000;

/** What a delivery told. */
export interface Told {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
}

/** Everything up to a position is dealt with. What was dealt with before stays so, whoever says it. */
export function dealtWith(subscription: Subscription, position: number): Subscription {
  if (position <= subscription.position) return subscription;
  const { retry, ...rest } = subscription;
  return { ...rest, position, ...(retry && retry.position > position && { retry }) };
}

/**
 * A delivery has failed: it is tried again later, or given up where it has been tried for days.
 * @param now ms since 1970   @param random from 0 to 1   @param retryAfter ms that the receiver asked for
 */
export function failed(
  subscription: Subscription,
  told: Told,
  failure: Failure,
  {
    now,
    random,
    retryAfter,
  }: { readonly now: number; readonly random: number; readonly retryAfter?: number },
): Subscription {
  const { position } = told;
  if (position <= subscription.position) return subscription;
  const before = subscription.retry?.position === position ? subscription.retry : undefined;
  const attempts = (before?.attempts ?? 0) + 1;
  const firstAt = before?.firstAt ?? failure.at;
  if (expired(Date.parse(firstAt), now)) {
    const letter: DeadLetter = { ...told, attempts, firstAt, failure, replay: false };
    return buried(dealtWith(subscription, position), letter);
  }
  const nextAt = new Date(nextAttemptAt(now, attempts, random, retryAfter)).toISOString();
  return { ...subscription, retry: { position, attempts, firstAt, nextAt, failure } };
}

function buried(subscription: Subscription, letter: DeadLetter): Subscription {
  const deadLetters = [...subscription.deadLetters, letter];
  if (deadLetters.length < MAX_DEAD_LETTERS) return { ...subscription, deadLetters };
  const reason = `It has ${deadLetters.length} dead letters, as many as are kept.`;
  return { ...subscription, deadLetters, state: 'paused', reason };
}

export const gone = (subscription: Subscription): Subscription => ({
  ...subscription,
  state: 'gone',
  reason: 'The receiver answered 410 Gone.',
});

export const paused = ({ reason: _reason, ...subscription }: Subscription): Subscription => ({
  ...subscription,
  state: 'paused',
});

/** Goes on where it stood, at once. */
export function resumed({ reason: _reason, ...subscription }: Subscription, now: number): Subscription {
  const { retry } = subscription;
  const nextAt = new Date(now).toISOString();
  return { ...subscription, state: 'active', ...(retry && { retry: { ...retry, nextAt } }) };
}

/** @param detail what keeps the service from delivering; undefined where nothing does   @param now ms since 1970 */
export function withFault(subscription: Subscription, detail: string | undefined, now: number): Subscription {
  const { fault, ...rest } = subscription;
  if (detail === fault?.detail) return subscription;
  return detail === undefined ? rest : { ...rest, fault: { at: new Date(now).toISOString(), detail } };
}

/** @param positions of the dead letters to send once more; all where none are named */
export const replaying = (subscription: Subscription, positions?: readonly number[]): Subscription => ({
  ...subscription,
  deadLetters: subscription.deadLetters.map((letter) =>
    positions === undefined || positions.includes(letter.position) ? { ...letter, replay: true } : letter,
  ),
});

/** @param failure where it failed once more; it stays a dead letter then */
export const replayed = (subscription: Subscription, position: number, failure?: Failure): Subscription => ({
  ...subscription,
  deadLetters: subscription.deadLetters.flatMap((letter) => {
    if (letter.position !== position) return [letter];
    return failure ? [{ ...letter, attempts: letter.attempts + 1, failure, replay: false }] : [];
  }),
});

/** How long deliveries are also signed with a secret that was replaced, so that a receiver has time to change. */
const OVERLAP_MS = 24 * 3_600_000;

export function withSecret(subscription: Subscription, secret: string, now: number): Subscription {
  const until = new Date(now + OVERLAP_MS).toISOString();
  const [current] = subscription.secrets;
  return { ...subscription, secrets: [{ secret }, ...(current ? [{ secret: current.secret, until }] : [])] };
}

/** The secrets that a delivery is signed with. */
export const secretsAt = ({ secrets }: Subscription, now: number): string[] =>
  secrets.filter(({ until }) => until === undefined || Date.parse(until) > now).map(({ secret }) => secret);
