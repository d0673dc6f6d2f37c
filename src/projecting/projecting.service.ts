import { join } from 'node:path';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Projection } from '#projections/projection.js';
import type { Register } from '#projections/register/register.js';
import { registerProjection } from '#projections/register/projection.js';
import { Configuration } from '../configuration/index.js';
import { EventStore, loggedEvent, type StoredEvent, type Subscription } from '../event-store/index.js';
import { FOLDS, type FoldTold } from './fold-channel.js';
import { PROJECTIONS } from './projections.js';
import { Projector, type ProjectorHealth } from './projector.js';
import { readSnapshot, writeSnapshot } from '../files/index.js';

/** Events between two snapshots while running. */
const SNAPSHOT_EVERY = 250_000;

interface Waiter {
  readonly position: number;
  resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Runs every projection over the log: catches up, follows live, keeps snapshots for a quick restart, and rebuilds
 * on demand beside the state that goes on answering.
 */
@Injectable()
export class ProjectingService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ProjectingService.name);
  private readonly projectors = PROJECTIONS.map((projection) => new Projector(projection));
  private readonly waiting = new Set<Waiter>();
  private subscription: Subscription | undefined;
  private following: Promise<void> = Promise.resolve();
  private snapshotAt = 0;
  private lastEventId = '';
  private position = 0;
  private live = false;
  private failure: string | undefined;

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly configuration: Configuration,
  ) {}

  /** The register as far as it has been built. */
  get register(): Register {
    return this.projectorOf(registerProjection).state;
  }

  /** @throws NotReadyError while the register is first built, and after it has stopped at an event */
  readyRegister(): Register {
    return this.ready(registerProjection);
  }

  /**
   * The state of a projection, as far as it has been built.
   * @throws NotReadyError while it is first built, and after it has stopped at an event
   */
  ready<S>(projection: Projection<S>): S {
    const { status, error, state } = this.projectorOf(projection);
    if (status === 'failed')
      throw new NotReadyError(`The projection "${projection.name}" has stopped at ${error}`);
    if (!this.live)
      throw new NotReadyError(`The read models are being built and are at position ${this.position}`);
    return state;
  }

  /** How many events a projection was given by a snapshot and not by the log. */
  fromSnapshot<S>(projection: Projection<S>): number {
    return this.projectorOf(projection).fromSnapshot;
  }

  private projectorOf<S>(projection: Projection<S>): Projector<S> {
    const projector = this.projectors.find((each) => each.projection === projection);
    if (!projector) throw new RangeError(`no projection is called "${projection.name}"`);
    return projector as Projector<S>;
  }

  health(): { live: boolean; position: number; projections: ProjectorHealth[]; failure?: string } {
    return {
      live: this.live && this.failure === undefined,
      position: this.position,
      projections: this.projectors.map((projector) => projector.health()),
      ...(this.failure !== undefined && { failure: this.failure }),
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.restoreSnapshots();
    for await (const page of this.store.readAll(this.position)) this.foldPage(page);
    const target = await this.store.head();
    this.subscription = this.store.subscribe(this.position);
    this.following = this.follow(this.subscription).catch((error: unknown) => {
      this.failure = String(error);
      this.logger.error(`Following the log has stopped: ${String(error)}`);
      for (const { reject } of this.waiting)
        reject(new NotReadyError(`The log is no longer followed: ${this.failure}`));
      this.waiting.clear();
    });
    await this.waitFor(target);
    this.live = true;
    for (const projector of this.projectors) if (projector.status === 'building') projector.status = 'live';
  }

  async onModuleDestroy(): Promise<void> {
    this.subscription?.close();
    await this.following;
    await this.snapshot();
  }

  /**
   * Resolves when every event up to this position has been folded.
   * @param patience ms before it gives up; it waits for ever where none is given
   * @throws NotReadyError where it is not reached in time, or the log is no longer followed
   */
  async waitFor(position: number, patience?: number): Promise<void> {
    if (position <= this.position) return;
    if (this.failure !== undefined) throw new NotReadyError(`The log is no longer followed: ${this.failure}`);
    await new Promise<void>((resolve, reject) => {
      const waiter = { position, resolve, reject };
      this.waiting.add(waiter);
      if (patience === undefined) return;
      const late = setTimeout(() => {
        this.waiting.delete(waiter);
        reject(
          new NotReadyError(`The register is at position ${this.position} and has not reached ${position}`),
        );
      }, patience);
      waiter.resolve = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }

  /**
   * Builds a projection anew from the first event and puts it in the place of the old one when it has caught up.
   * Queries go on with the old state meanwhile.
   * @throws RangeError for a name that is no projection
   */
  async rebuild(name: string): Promise<ProjectorHealth> {
    const current = this.projectors.find(({ projection }) => projection.name === name);
    if (!current) throw new RangeError(`no projection is called "${name}"`);
    const fresh = new Projector(current.projection);
    while (fresh.position < this.position && fresh.status !== 'failed')
      for await (const page of this.store.readAll(fresh.position)) {
        for (const stored of page)
          if (stored.position <= this.position) fresh.fold(loggedEvent(stored), stored.body);
        if (fresh.position >= this.position) break;
      }
    if (fresh.status !== 'failed') fresh.status = 'live';
    current.adopt(fresh);
    this.logger.log(`Projection ${name} was rebuilt up to position ${fresh.position}`);
    return current.health();
  }

  /** Writes every projection's state to disk; a projection that has failed is left out. */
  async snapshot(): Promise<void> {
    if (this.store.kind === 'memory' || this.position === this.snapshotAt) return;
    for (const projector of this.projectors) {
      if (projector.status === 'failed' || projector.position !== this.position) continue;
      const { name, version } = projector.projection;
      const header = { name, version, position: this.position, lastEventId: this.lastEventId };
      await writeSnapshot(this.snapshotFile(name), header, projector.save());
    }
    this.snapshotAt = this.position;
  }

  private async follow(pages: Subscription): Promise<void> {
    for await (const page of pages) {
      this.foldPage(page);
      if (this.position - this.snapshotAt >= SNAPSHOT_EVERY) await this.snapshot();
      else await new Promise(setImmediate);
    }
  }

  private foldPage(page: readonly StoredEvent[]): void {
    for (const stored of page) {
      const start = FOLDS.hasSubscribers ? performance.now() : 0;
      const event = loggedEvent(stored);
      for (const projector of this.projectors)
        if (projector.position < stored.position && !projector.fold(event, stored.body) && projector.error)
          this.reportOnce(projector);
      const { id: eventId, position } = stored;
      this.position = position;
      this.lastEventId = eventId;
      if (FOLDS.hasSubscribers)
        FOLDS.publish({ eventId, position, seconds: (performance.now() - start) / 1000 } satisfies FoldTold);
    }
    for (const waiter of this.waiting) {
      if (waiter.position > this.position) continue;
      this.waiting.delete(waiter);
      waiter.resolve();
    }
  }

  private readonly reported = new Set<Projector<unknown>>();

  private reportOnce(projector: Projector<unknown>): void {
    if (this.reported.has(projector)) return;
    this.reported.add(projector);
    this.logger.error(`Projection ${projector.projection.name} has stopped: ${projector.error}`);
  }

  /** Takes the snapshots that fit this store and this code, and starts at the earliest of them. */
  private async restoreSnapshots(): Promise<void> {
    if (this.store.kind === 'memory') return;
    const snapshots = await Promise.all(
      this.projectors.map(({ projection }) => readSnapshot(this.snapshotFile(projection.name))),
    );
    for (const [i, projector] of this.projectors.entries()) {
      const found = snapshots[i];
      if (found?.header.version !== projector.projection.version) continue;
      const { position, lastEventId } = found.header;
      if (position > (await this.store.head())) continue;
      const [last] = await this.store.readPositions([position]);
      if (last?.id === lastEventId) projector.restore(found.snapshot, position);
    }
    this.position = Math.min(...this.projectors.map(({ position }) => position));
    this.snapshotAt = this.position;
    if (this.position > 0) this.lastEventId = (await this.store.readPositions([this.position]))[0]!.id;
  }

  private snapshotFile(name: string): string {
    return join(this.configuration.DATA_DIR, 'snapshots', `${name}.snapshot`);
  }
}

/** The answer cannot be given now: the read models are being built, or have stopped. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}
