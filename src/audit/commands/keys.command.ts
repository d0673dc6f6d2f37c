import { createPublicKey } from 'node:crypto';
import { Command, CommandRunner, SubCommand } from 'nest-commander';
import { encodeVkey, noteKey } from '#projections/merkle/note-key.js';
import { Configuration } from '../../configuration/index.js';
import { KeyRefusedError } from '../keys/key-error.js';
import { keyFilesOf } from '../keys/log-keys.provider.js';
import { EXIT } from '../verification/findings.js';

/** Says what happened, or why it could not, and sets the exit code. */
async function said(act: () => Promise<string>): Promise<void> {
  try {
    console.log(await act());
  } catch (error) {
    if (!(error instanceof KeyRefusedError)) throw error;
    console.error(error.message);
    process.exitCode = EXIT.incomplete;
  }
}

@SubCommand({
  name: 'rotate',
  description: 'Make a new signing key; the one before signs along until it is retired',
})
export class RotateKeyCommand extends CommandRunner {
  constructor(private readonly configuration: Configuration) {
    super();
  }

  override run(): Promise<void> {
    return said(async () => {
      const { LOG_ORIGIN } = this.configuration;
      const made = await keyFilesOf(this.configuration).rotate();
      const vkey = encodeVkey(noteKey(LOG_ORIGIN, createPublicKey(made)));
      return `The new key is ${vkey}\nRestart the service: it then signs with both keys. Hand the new one to your auditors.`;
    });
  }
}

@SubCommand({
  name: 'retire',
  description: 'End a rotation: the previous key signs no more and stays listed',
})
export class RetireKeyCommand extends CommandRunner {
  constructor(private readonly configuration: Configuration) {
    super();
  }

  override run(): Promise<void> {
    return said(async () => {
      const { LOG_ORIGIN } = this.configuration;
      const retired = await keyFilesOf(this.configuration).retirePrevious(LOG_ORIGIN);
      return `Retired: ${encodeVkey(retired)}\nRestart the service: it then signs with the present key alone.`;
    });
  }
}

@Command({
  name: 'keys',
  description: 'Replace the key that signs the log',
  subCommands: [RotateKeyCommand, RetireKeyCommand],
})
export class KeysCommand extends CommandRunner {
  override run(): Promise<void> {
    console.error('Say `keys rotate` or `keys retire`.');
    process.exitCode = EXIT.usage;
    return Promise.resolve();
  }
}
