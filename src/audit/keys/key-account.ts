import { Inject, Injectable } from '@nestjs/common';
import { AccessTrail } from '../../access-trail/index.js';
import { EventStore } from '../../event-store/index.js';
import { KeyTrail } from './key-trail.js';
import { LogKeys } from './log-keys.js';

/** Sees to it that the trail holds every key of the log: at start, and before a bundle is signed. */
@Injectable()
export class KeyAccount {
  private settled: Promise<void> | undefined;

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly trail: AccessTrail,
    private readonly keys: LogKeys,
  ) {}

  /**
   * Records, once, each key that signs and each that is retired where the trail lacks it: the key that a first start
   * made, and those of a log that is older than the trail. A log that is empty stays so, and can still be filled from
   * elsewhere; its keys are recorded by the next start or bundle.
   * @throws StoreUnavailableError where the store cannot be written now; the next call tries again
   */
  async settle(): Promise<void> {
    if (!this.settled && (await this.store.head()) === 0) return;
    this.settled ??= this.record();
    try {
      await this.settled;
    } catch (error) {
      this.settled = undefined;
      throw error;
    }
  }

  private async record(): Promise<void> {
    const trail = new KeyTrail(this.trail);
    const { signing, retired } = this.keys.held;
    for (const key of signing) await trail.record('SigningKeyIntroduced', key);
    for (const key of retired) await trail.record('SigningKeyRetired', key);
  }
}
