import { Command, Option } from 'nest-commander';
import { TakerRunner, type TakerOptions } from '../../access-trail/commands/index.js';
import { Bases } from '../../asking/index.js';
import { ProblemError } from '../../http/index.js';
import { Bundles } from '../bundle/bundles.js';
import { EXIT } from '../verification/findings.js';

interface BundleOptions extends TakerOptions {
  readonly effectiveAt?: string;
  readonly knownAt?: string;
  readonly since?: number;
}

@Command({
  name: 'bundle',
  arguments: '<folder>',
  description: 'Write the bundle with which somebody else can verify the register without it',
})
export class BundleCommand extends TakerRunner {
  constructor(
    private readonly bases: Bases,
    private readonly bundles: Bundles,
  ) {
    super();
  }

  @Option({ flags: '--effective-at <day>', description: 'in force on this civil day; today where absent' })
  readEffectiveAt(day: string): string {
    return day;
  }

  @Option({
    flags: '--known-at <instant>',
    description: 'as known then: an instant, or position:<n>; now where absent',
  })
  readKnownAt(instant: string): string {
    return instant;
  }

  @Option({
    flags: '--since <size>',
    description: 'size of an earlier checkpoint, to prove consistency from',
  })
  readSince(size: string): number {
    return Number(size);
  }

  override async run(
    [folder]: string[],
    { effectiveAt, knownAt, since, ...taker }: BundleOptions = {},
  ): Promise<void> {
    try {
      if (since !== undefined && !(Number.isSafeInteger(since) && since > 0))
        throw new RangeError('--since must be a whole number from 1');
      const basis = await this.bases.resolve({ effectiveAt, knownAt });
      const files = await this.bundles.write(
        folder!,
        basis,
        { ...taker, destination: 'command-line' },
        since,
      );
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      console.log(`${files.length} files, ${bytes} bytes, ${basis.position} events, in "${folder}"`);
    } catch (error) {
      const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
      if (!(error instanceof ProblemError || error instanceof RangeError || exists)) throw error;
      console.error(
        exists ? `"${folder}" holds a bundle already; name another folder.` : (error as Error).message,
      );
      process.exitCode = EXIT.usage;
    }
  }
}
