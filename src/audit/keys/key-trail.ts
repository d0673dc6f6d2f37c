import { encodeVkey, type NoteKey } from '#projections/merkle/note-key.js';
import type { AccessTrail } from '../../access-trail/index.js';

export type KeyDeed = 'SigningKeyIntroduced' | 'SigningKeyRetired';

/** Who handles a key, and why. */
export interface KeyHand {
  /** DEFAULT_ACTOR where absent. */
  readonly by?: string;
  readonly reason?: string;
}

/** Records what is done with the keys of the log, each once. */
export class KeyTrail {
  constructor(private readonly trail: AccessTrail) {}

  /**
   * Records it unless the trail says so of this key already, as after a step that was broken off.
   * @throws StoreUnavailableError where the store cannot be written now
   */
  async record(type: KeyDeed, key: NoteKey, { by, reason }: KeyHand = {}): Promise<void> {
    const vkey = encodeVkey(key);
    const data = {
      keyId: key.keyId,
      vkey,
      ...(type === 'SigningKeyIntroduced' && { algorithm: 'Ed25519' }),
      ...(reason !== undefined && { reason }),
    };
    await this.trail.recordOnce(
      { type, data, ...(by !== undefined && { by }) },
      (event) => event.type === type && event.data['vkey'] === vkey,
    );
  }
}
