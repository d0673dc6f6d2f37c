import { Inject, Injectable } from '@nestjs/common';
import { signCheckpoint } from '#projections/merkle/checkpoint.js';
import type { MerkleLog } from '#projections/merkle/merkle-log.js';
import { merkleProjection } from '#projections/merkle/projection.js';
import { EventStore } from '../../event-store/index.js';
import { ProjectingService } from '../../projecting/index.js';
import { LogKeys } from '../keys/log-keys.js';

const PATIENCE_MS = 5_000;

/** The Merkle tree over the log as it is now, and its signed heads. */
@Injectable()
export class Checkpoints {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly projecting: ProjectingService,
    private readonly keys: LogKeys,
  ) {}

  /** The tree, with a leaf for every event recorded by now. @throws NotReadyError where it is still being built */
  async tree(): Promise<MerkleLog> {
    await this.projecting.waitFor(await this.store.head(), PATIENCE_MS);
    return this.projecting.ready(merkleProjection);
  }

  /** The signed note of the tree's head at a size it has reached. */
  note(tree: MerkleLog, size: number): string {
    return signCheckpoint({ origin: this.keys.origin, size, root: tree.root(size) }, this.keys.signers);
  }
}
