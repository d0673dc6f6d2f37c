import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import type { Checkpoint } from '#projections/merkle/checkpoint.js';
import { merkleProjection } from '#projections/merkle/projection.js';
import { Configuration } from '../../configuration/index.js';
import { EventStore } from '../../event-store/index.js';
import { ProjectingService } from '../../projecting/index.js';
import { LogKeys } from '../keys/log-keys.js';
import { Checkpoints } from './checkpoints.js';
import { KeptCheckpoint } from './kept-checkpoint.js';
import { refuseChanged, refuseRewritten, refuseTruncated } from './start-check.js';

/** How often a checkpoint is kept while the log grows, in milliseconds. */
const KEEP_EVERY = 1_000;

/**
 * Refuses a store at start that does not continue the checkpoint kept when it last ran, and keeps the newest one
 * while it runs: at most a second behind the log, and at shutdown.
 */
@Injectable()
export class CheckpointKeeper implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(CheckpointKeeper.name);
  private readonly kept: KeptCheckpoint;
  private readonly durable: boolean;
  private checkpoint: Checkpoint | undefined;
  private keptSize = -1;
  private keeping: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly projecting: ProjectingService,
    private readonly checkpoints: Checkpoints,
    private readonly keys: LogKeys,
    private readonly configuration: Configuration,
  ) {
    this.kept = new KeptCheckpoint(configuration.DATA_DIR);
    this.durable = store.kind !== 'memory';
  }

  /** @throws StoreRefusedError where the store was truncated, or what is kept is no checkpoint of this log */
  async onModuleInit(): Promise<void> {
    for (const { vkey, use } of this.keys.shown()) this.logger.log(`Key of the log (${use}): ${vkey}`);
    if (!this.durable) return;
    this.checkpoint = await this.kept.open(this.keys.trusted);
    if (this.checkpoint) await refuseTruncated(this.store, this.kept, this.checkpoint);
    else if ((await this.store.head()) > 0)
      this.logger.warn(
        `No checkpoint was kept at "${this.kept.file}": this start cannot tell a rewritten store.`,
      );
  }

  /** @throws StoreRefusedError where the store was rewritten */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.durable) return;
    const tree = await this.checkpoints.tree();
    if (this.checkpoint) refuseRewritten(tree, this.kept, this.checkpoint);
    const unread = this.projecting.fromSnapshot(merkleProjection);
    if (this.configuration.START_CHECK === 'full') await refuseChanged(this.store, tree, unread);
    await this.keep();
    this.timer = setInterval(() => void this.keepQuietly(), KEEP_EVERY).unref();
  }

  /** Keeps nothing where the start was refused: what was kept before is the evidence. */
  async onModuleDestroy(): Promise<void> {
    if (!this.timer) return;
    clearInterval(this.timer);
    await this.keep();
  }

  /**
   * One at a time, so that an older checkpoint never takes the place of a newer one. Whoever asked for the one before
   * has its error.
   */
  private keep(): Promise<void> {
    this.keeping = this.keeping.catch(() => undefined).then(() => this.keepNow());
    return this.keeping;
  }

  private async keepNow(): Promise<void> {
    const tree = this.projecting.ready(merkleProjection);
    const { size } = tree;
    if (size === this.keptSize) return;
    await this.kept.keep(this.checkpoints.note(tree, size));
    this.keptSize = size;
  }

  private async keepQuietly(): Promise<void> {
    try {
      await this.keep();
    } catch (error) {
      this.logger.error(`No checkpoint could be kept at "${this.kept.file}": ${String(error)}`);
    }
  }
}
