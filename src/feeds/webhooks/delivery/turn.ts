import {
  NO_CHECKPOINT,
  WrongExpectedRevisionError,
  type CheckpointStore,
} from '../../../event-store/index.js';
import { ATTEMPT_MS } from '../outbound/http-post.js';

const NAME = 'webhooks/turn';

/** How long a turn lasts that is not renewed, in ms; and how often it is renewed. */
export const TURN_MS = 2 * ATTEMPT_MS;
export const RENEW_MS = TURN_MS / 6;

/**
 * Whose turn it is to deliver, of several services on one store: one holds it and renews it, the others stand by. One
 * that sees no renewal for as long as a turn lasts takes over; the expected revision of the write lets one of them
 * through. Each measures by a clock of its own that only has to run at about the same rate as the others': no
 * instants are compared. A holder begins no attempt that might outlast its turn.
 */
export class Turn {
  private held: { readonly revision: number; readonly since: number } | undefined;
  private seen: { readonly revision: number; readonly since: number } | undefined;

  constructor(private readonly checkpoints: CheckpointStore) {}

  /** @param now ms by a clock that never steps */
  holds(now: number): boolean {
    return (
      !this.checkpoints.shared || (this.held !== undefined && now - this.held.since < TURN_MS - ATTEMPT_MS)
    );
  }

  /**
   * Takes, renews or awaits the turn; to be called every so often.
   * @throws StoreUnavailableError; a turn that is held goes on until it has run out
   */
  async tick(now: number): Promise<void> {
    if (!this.checkpoints.shared) return;
    if (this.held && now - this.held.since < RENEW_MS) return;
    const revision = this.held?.revision ?? (await this.free(now));
    if (revision !== undefined) await this.take(revision, now);
  }

  /** Lets another take over at once. */
  async release(): Promise<void> {
    const { held } = this;
    this.held = undefined;
    if (!held) return;
    try {
      await this.checkpoints.write(NAME, held.revision, JSON.stringify({ released: true }));
    } catch (error) {
      if (!(error instanceof WrongExpectedRevisionError)) throw error;
    }
  }

  /** The revision to take it over from; undefined while somebody else may hold it. */
  private async free(now: number): Promise<number | undefined> {
    const standing = await this.checkpoints.read(NAME);
    if (!standing) return NO_CHECKPOINT;
    const { revision, body } = standing;
    if ((JSON.parse(body) as { released: boolean }).released) return revision;
    if (this.seen?.revision !== revision) this.seen = { revision, since: now };
    return now - this.seen.since >= TURN_MS ? revision : undefined;
  }

  private async take(revision: number, now: number): Promise<void> {
    try {
      this.held = {
        revision: await this.checkpoints.write(NAME, revision, JSON.stringify({ released: false })),
        since: now,
      };
    } catch (error) {
      if (!(error instanceof WrongExpectedRevisionError)) throw error;
      this.held = undefined;
      this.seen = undefined;
    }
  }
}
