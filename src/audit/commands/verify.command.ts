import { Command, CommandRunner, Option } from 'nest-commander';
import { NoteError } from '#projections/merkle/note-error.js';
import { decodeVkey, type NoteKey } from '#projections/merkle/note-key.js';
import { Configuration } from '../../configuration/index.js';
import { EXIT } from '../verification/findings.js';
import { configuredLog } from '../verification/log-source.js';
import { verificationReport } from '../verification/report.js';
import { verifyStore } from '../verification/verify-store.js';

interface VerifyOptions {
  readonly checkpoint?: readonly string[];
  readonly key?: readonly string[];
}

@Command({
  name: 'verify',
  description: 'Read the whole store anew, and compare it with checkpoints kept elsewhere',
})
export class VerifyCommand extends CommandRunner {
  constructor(private readonly configuration: Configuration) {
    super();
  }

  @Option({
    flags: '--checkpoint <file>',
    description: 'a checkpoint that was kept; may be given more than once',
  })
  addCheckpoint(file: string, before: readonly string[] = []): readonly string[] {
    return [...before, file];
  }

  @Option({
    flags: '--key <vkey>',
    description: 'a key of the log, got another way; may be given more than once',
  })
  addKey(vkey: string, before: readonly string[] = []): readonly string[] {
    return [...before, vkey];
  }

  /** Sets the exit code: 0 valid, 1 tampered, 2 incomplete, 3 usage. */
  override async run(operands: string[], { checkpoint = [], key = [] }: VerifyOptions = {}): Promise<void> {
    process.exitCode = await this.verify(operands, checkpoint, key);
  }

  private async verify(
    operands: readonly string[],
    checkpoints: readonly string[],
    vkeys: readonly string[],
  ): Promise<number> {
    if (operands.length > 0) return usage(`verify takes no operand: ${operands.join(' ')}`);
    const source = configuredLog(this.configuration);
    if (!source)
      return usage(
        `a store of kind "${this.configuration.EVENT_STORE}" keeps nothing that could be verified`,
      );
    let keys: NoteKey[];
    try {
      keys = vkeys.map(decodeVkey);
    } catch (error) {
      if (error instanceof NoteError) return usage(error.message);
      throw error;
    }
    const verification = await verifyStore(this.configuration, source, { checkpoints, keys });
    console.log(verificationReport(verification));
    return verification.findings.exitCode;
  }
}

function usage(message: string): number {
  console.error(message);
  return EXIT.usage;
}
