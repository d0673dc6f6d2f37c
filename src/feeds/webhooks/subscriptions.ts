import { Inject, Injectable } from '@nestjs/common';
import { CheckpointStore, NO_CHECKPOINT, WrongExpectedRevisionError } from '../../event-store/index.js';
import type { Subscription } from './subscription.js';

const REGISTRY = 'webhooks';
const nameOf = (id: string): string => `${REGISTRY}/${id}`;

/** Most subscriptions there may be. */
export const MAX_SUBSCRIPTIONS = 1_000;

/** Attempts before it is given up to make a change that others keep getting in the way of. */
const ATTEMPTS = 50;

/** Which subscriptions there are. Every change to any of them counts, so that a look here tells whether to look further. */
interface Registry {
  readonly ids: readonly string[];
  readonly changes: number;
}

/** The subscriptions as they are kept beside the log: durable, and changed by one writer at a time. */
@Injectable()
export class Subscriptions {
  private heard: () => void = () => undefined;

  constructor(@Inject(CheckpointStore) private readonly checkpoints: CheckpointStore) {}

  /** Who delivers hears at once of what is managed here. */
  whenManaged(heard: () => void): void {
    this.heard = heard;
  }

  /** @returns what tells this state of all subscriptions from any other, and the ids there are */
  async registry(): Promise<Registry> {
    const { value } = await this.read<Registry>(REGISTRY);
    return value ?? { ids: [], changes: 0 };
  }

  async list(): Promise<Subscription[]> {
    const { ids } = await this.registry();
    const found = await Promise.all(ids.map((id) => this.find(id)));
    return found.filter((subscription) => subscription !== undefined);
  }

  async find(id: string): Promise<Subscription | undefined> {
    return (await this.read<Subscription>(nameOf(id))).value;
  }

  /** @returns false where there are as many as there may be */
  async add(subscription: Subscription): Promise<boolean> {
    const { id } = subscription;
    await this.checkpoints.write(nameOf(id), NO_CHECKPOINT, JSON.stringify(subscription));
    let added = true;
    await this.changeRegistry((registry) => {
      added = registry.ids.length < MAX_SUBSCRIPTIONS;
      return added ? { ids: [...registry.ids, id], changes: registry.changes + 1 } : registry;
    });
    return added;
  }

  /** A change by whoever manages a subscription. @returns undefined where there is no such subscription */
  async manage(
    id: string,
    change: (subscription: Subscription) => Subscription,
  ): Promise<Subscription | undefined> {
    const changed = await this.update(id, change);
    if (changed) await this.announce((registry) => registry);
    return changed;
  }

  /** A change by whoever delivers: nobody else has to hear of it. @returns undefined where it is no longer there */
  async update(
    id: string,
    change: (subscription: Subscription) => Subscription,
  ): Promise<Subscription | undefined> {
    const { value } = await this.change<Subscription>(nameOf(id), (standing) => standing && change(standing));
    return value;
  }

  /** @returns whether there was such a subscription */
  async remove(id: string): Promise<boolean> {
    if (!(await this.find(id))) return false;
    await this.change<Subscription>(nameOf(id), () => undefined);
    await this.announce(({ ids, ...rest }) => ({ ...rest, ids: ids.filter((each) => each !== id) }));
    return true;
  }

  private announce(change: (registry: Registry) => Registry): Promise<void> {
    return this.changeRegistry((registry) => ({ ...change(registry), changes: registry.changes + 1 }));
  }

  private async changeRegistry(change: (registry: Registry) => Registry): Promise<void> {
    await this.change<Registry>(REGISTRY, (registry = { ids: [], changes: 0 }) => change(registry));
    this.heard();
  }

  /** Reads, changes and writes, again where somebody else has written in between. */
  private async change<T>(
    name: string,
    change: (value: T | undefined) => T | undefined,
  ): Promise<{ readonly value: T | undefined }> {
    for (let attempt = 1; ; attempt++) {
      const { revision, value } = await this.read<T>(name);
      const changed = change(value);
      if (changed === value) return { value };
      try {
        await this.checkpoints.write(name, revision, JSON.stringify(changed ?? null));
        return { value: changed };
      } catch (error) {
        if (!(error instanceof WrongExpectedRevisionError) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** What was taken away stands as `null`: a revision goes on counting. */
  private async read<T>(name: string): Promise<{ readonly revision: number; readonly value: T | undefined }> {
    const checkpoint = await this.checkpoints.read(name);
    if (!checkpoint) return { revision: NO_CHECKPOINT, value: undefined };
    const value = JSON.parse(checkpoint.body) as T | null;
    return { revision: checkpoint.revision, value: value ?? undefined };
  }
}
