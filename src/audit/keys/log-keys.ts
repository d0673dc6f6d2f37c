import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { encodeVkey, noteKey, type NoteKey } from '#projections/merkle/note-key.js';
import type { NoteSigner } from '#projections/merkle/signed-note.js';
import type { TrustedLog } from '#projections/merkle/checkpoint.js';
import type { KeyFiles } from './key-files.js';

/** `signing`: signs now. `previous`: signs along while keys rotate. `retired`: signed before, and signs no more. */
export type KeyUse = 'signing' | 'previous' | 'retired';

export interface ShownKey {
  /** C2SP verifier key: `<name>+<key id>+<base64>`. */
  readonly vkey: string;
  readonly use: KeyUse;
}

/** What signs the log's checkpoints, and what those of before are verified with. */
export class LogKeys {
  /** @param privateKeys those that sign, the present one first */
  constructor(
    readonly origin: string,
    private readonly privateKeys: readonly KeyObject[],
    private readonly retired: readonly NoteKey[] = [],
  ) {}

  /** A key that is gone with the process. */
  static inMemory(origin: string): LogKeys {
    return new LogKeys(origin, [generateKeyPairSync('ed25519').privateKey]);
  }

  /**
   * The keys in a folder.
   * @returns undefined where no signing key was made yet
   * @throws KeyRefusedError where a file is damaged or cannot be read
   */
  static async read(origin: string, files: KeyFiles): Promise<LogKeys | undefined> {
    const signing = await files.readSigning();
    const previous = await files.readPrevious();
    if (!signing) return undefined;
    return new LogKeys(origin, previous ? [signing, previous] : [signing], await files.readRetired());
  }

  get signers(): NoteSigner[] {
    return this.privateKeys.map((privateKey) => ({ name: this.origin, privateKey }));
  }

  /** Every key that ever signed for the log, as far as is known here. */
  get trusted(): TrustedLog {
    return { origin: this.origin, keys: [...this.publicKeys(), ...this.retired] };
  }

  /** The public halves of the keys that sign, and of those that did before. */
  get held(): { readonly signing: readonly NoteKey[]; readonly retired: readonly NoteKey[] } {
    return { signing: this.publicKeys(), retired: this.retired };
  }

  shown(): ShownKey[] {
    const uses: KeyUse[] = ['signing', 'previous'];
    return [
      ...this.publicKeys().map((key, i) => ({ vkey: encodeVkey(key), use: uses[i]! })),
      ...this.retired.map((key) => ({ vkey: encodeVkey(key), use: 'retired' as const })),
    ];
  }

  private publicKeys(): NoteKey[] {
    return this.privateKeys.map((key) => noteKey(this.origin, createPublicKey(key)));
  }
}
