import { createPublicKey } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { encodeVkey, noteKey, type NoteKey } from '#projections/merkle/note-key.js';
import { AccessTrail } from '../../access-trail/index.js';
import { Configuration } from '../../configuration/index.js';
import { EventStore } from '../../event-store/index.js';
import { KeyRefusedError } from '../keys/key-error.js';
import type { KeyFiles } from '../keys/key-files.js';
import { KeyTrail, type KeyDeed, type KeyHand } from '../keys/key-trail.js';
import { keyFilesOf } from '../keys/log-keys.provider.js';
import { EXIT } from '../verification/findings.js';

/** What handling a key takes: its files, and the trail on which it is recorded before it is done. */
abstract class KeyRunner extends CommandRunner {
  constructor(
    protected readonly configuration: Configuration,
    @Inject(EventStore) private readonly store: EventStore,
    private readonly trail: AccessTrail,
  ) {
    super();
  }

  @Option({ flags: '--by <name>', description: 'who does it; DEFAULT_ACTOR where absent' })
  readBy(name: string): string {
    return name;
  }

  @Option({ flags: '--reason <text>', description: 'why, for the access trail' })
  readReason(text: string): string {
    return text;
  }

  /** Says what happened, or why it could not, and sets the exit code. */
  override async run(_operands: string[], hand: KeyHand = {}): Promise<void> {
    try {
      if (this.configuration.EVENT_STORE === 'memory')
        throw new KeyRefusedError('With EVENT_STORE=memory the key is gone with the process.');
      console.log(await this.handle(keyFilesOf(this.configuration), hand));
    } catch (error) {
      if (!(error instanceof KeyRefusedError)) throw error;
      console.error(error.message);
      process.exitCode = EXIT.incomplete;
    }
  }

  /** While the log is empty it is left so; the service records its keys when there is something to sign. */
  protected async record(deed: KeyDeed, key: NoteKey, hand: KeyHand): Promise<void> {
    if ((await this.store.head()) > 0) await new KeyTrail(this.trail).record(deed, key, hand);
  }

  protected abstract handle(files: KeyFiles, hand: KeyHand): Promise<string>;
}

@SubCommand({
  name: 'rotate',
  description: 'Make a new signing key; the one before signs along until it is retired',
})
export class RotateKeyCommand extends KeyRunner {
  protected override async handle(files: KeyFiles, hand: KeyHand): Promise<string> {
    const made = noteKey(this.configuration.LOG_ORIGIN, createPublicKey(await files.prepareNext()));
    await this.record('SigningKeyIntroduced', made, hand);
    await files.rotate();
    return `The new key is ${encodeVkey(made)}\nThe service signs with both keys when it starts. Hand the new one to your auditors.`;
  }
}

@SubCommand({
  name: 'retire',
  description: 'End a rotation: the previous key signs no more and stays listed',
})
export class RetireKeyCommand extends KeyRunner {
  protected override async handle(files: KeyFiles, hand: KeyHand): Promise<string> {
    const { LOG_ORIGIN } = this.configuration;
    const previous = await files.previousKey(LOG_ORIGIN);
    await this.record('SigningKeyRetired', previous, hand);
    await files.retirePrevious(LOG_ORIGIN);
    return `Retired: ${encodeVkey(previous)}\nThe service signs with the present key alone when it starts.`;
  }
}

@Command({
  name: 'signing-keys',
  description: 'Replace the key that signs the log, while the service is down',
  subCommands: [RotateKeyCommand, RetireKeyCommand],
})
export class SigningKeysCommand extends CommandRunner {
  override run(): Promise<void> {
    console.error('Say `signing-keys rotate` or `signing-keys retire`.');
    process.exitCode = EXIT.usage;
    return Promise.resolve();
  }
}
