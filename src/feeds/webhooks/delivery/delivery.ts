import type { Feed, FeedItem } from '../../feed.js';
import type { Answer, Post } from '../outbound/post.js';
import {
  dealtWith,
  failed,
  gone,
  replayed,
  secretsAt,
  type DeadLetter,
  type Failure,
  type Subscription,
} from '../subscription.js';
import { CLOUD_EVENT_TYPE, cloudEventOf } from './cloud-event.js';
import { signedHeaders } from './signature.js';

/** How long what was delivered may go unsaved, in ms: so much at most is delivered again after a crash. */
const SAVE_EVERY_MS = 1_000;
/** Positions without a delivery that may go unsaved: so many at most are read again. */
const UNSAVED_POSITIONS = 10_000;

/** What a delivery is made with. Time and chance are handed in. */
export interface Means {
  readonly feed: Feed;
  readonly post: Post;
  readonly origin: string;
  /** @returns the subscription as it was saved; undefined where it is no longer there */
  readonly update: (
    id: string,
    change: (subscription: Subscription) => Subscription,
  ) => Promise<Subscription | undefined>;
  readonly random: () => number;
}

/**
 * Delivers to one receiver, one thing after the other: what fails is tried again before what comes after it. It can
 * be left after any step and taken up by another from what was saved.
 */
export class Delivery {
  private waiting: readonly FeedItem[] = [];
  private readTo: number;
  private savedAt = 0;
  private savedPosition: number;
  private deliveredSince = false;
  private stale = false;

  constructor(
    private subscription: Subscription,
    private readonly means: Means,
  ) {
    this.readTo = this.savedPosition = subscription.position;
  }

  private get position(): number {
    return this.subscription.position;
  }

  /** The subscription may have been changed by whoever manages it. */
  reload(): void {
    this.stale = true;
  }

  /**
   * Does the next thing that is due.
   * @param now ms since 1970
   * @returns when to come again; undefined where there is nothing to do before the log grows or the subscription changes
   */
  async step(now: number): Promise<number | undefined> {
    if (this.stale) {
      this.stale = false;
      await this.change(now, (saved) => saved);
    }
    const { state, retry, deadLetters } = this.subscription;
    if (state !== 'active') return undefined;
    const letter = deadLetters.find(({ replay }) => replay);
    if (letter) return await this.sendAgain(letter, now);
    if (retry && now < Date.parse(retry.nextAt)) return Date.parse(retry.nextAt);
    const [item] = this.waiting;
    return item ? await this.send(item, now) : await this.readOn(now);
  }

  /** Saves what is not saved yet. */
  async save(now: number): Promise<void> {
    if (this.position > this.savedPosition) await this.change(now, (saved) => saved);
  }

  /** @returns when to come again to save */
  private async saveWhereDue(now: number): Promise<number | undefined> {
    const due = this.savedAt + SAVE_EVERY_MS;
    if (this.deliveredSince && now < due) return due;
    if (this.deliveredSince || this.position - this.savedPosition >= UNSAVED_POSITIONS) await this.save(now);
    return undefined;
  }

  private async readOn(now: number): Promise<number | undefined> {
    const { items, position } = await this.means.feed.read(this.readTo);
    const more = position > this.readTo;
    this.waiting = items;
    this.readTo = position;
    if (more && items.length === 0) this.deal(position);
    const saveAt = await this.saveWhereDue(now);
    return more ? now : saveAt;
  }

  private async send(item: FeedItem, now: number): Promise<number | undefined> {
    const answer = await this.post(item, now);
    if (answer.outcome === 'delivered') {
      this.waiting = this.waiting.slice(1);
      this.deal(this.waiting.length === 0 ? this.readTo : item.position);
      this.deliveredSince = true;
      await this.saveWhereDue(now);
      return now;
    }
    if (answer.outcome === 'gone') {
      await this.change(now, gone);
      return undefined;
    }
    const { retryAfter } = answer;
    const { id: eventId, type } = item.event;
    const chance = { now, random: this.means.random(), ...(retryAfter !== undefined && { retryAfter }) };
    await this.change(now, (saved) =>
      failed(saved, { position: item.position, eventId, type }, failureOf(answer, now), chance),
    );
    return now;
  }

  /** A dead letter is sent out of its turn, once. */
  private async sendAgain({ position }: DeadLetter, now: number): Promise<number> {
    const [item] = (await this.means.feed.read(position - 1)).items;
    const answer: Answer =
      item?.position === position
        ? await this.post(item, now)
        : { outcome: 'failed', detail: 'The feed tells nothing at this position any more.' };
    const failure = answer.outcome === 'delivered' ? undefined : failureOf(answer, now);
    await this.change(now, (saved) => replayed(saved, position, failure));
    return now;
  }

  private post(item: FeedItem, now: number): Promise<Answer> {
    const { feed, origin } = this.means;
    const event = cloudEventOf(feed.name, item, origin);
    const body = JSON.stringify(event);
    return this.means.post({
      url: this.subscription.url,
      headers: {
        'content-type': CLOUD_EVENT_TYPE,
        ...signedHeaders(event.id, body, secretsAt(this.subscription, now), now),
      },
      body,
    });
  }

  private deal(position: number): void {
    this.subscription = dealtWith(this.subscription, position);
  }

  /** Makes a change to what is saved, with what was delivered since. Others may have made theirs in between. */
  private async change(now: number, change: (saved: Subscription) => Subscription): Promise<void> {
    const { id, position } = this.subscription;
    const saved = await this.means.update(id, (standing) => change(dealtWith(standing, position)));
    this.subscription = saved ?? { ...this.subscription, state: 'gone' };
    this.savedAt = now;
    this.savedPosition = this.position;
    this.deliveredSince = false;
    this.waiting = this.waiting.filter((item) => item.position > this.subscription.position);
    if (this.waiting.length === 0) this.readTo = Math.max(this.readTo, this.subscription.position);
  }
}

const failureOf = (answer: Exclude<Answer, { outcome: 'delivered' }>, now: number): Failure => ({
  at: new Date(now).toISOString(),
  ...(answer.status !== undefined && { status: answer.status }),
  detail: answer.detail,
});
