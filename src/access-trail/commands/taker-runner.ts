import { CommandRunner, Option } from 'nest-commander';
import type { Taker } from '../exports.js';

export type TakerOptions = Pick<Taker, 'by' | 'purpose'>;

/** A command that exports: who takes it and what for goes on the access trail. */
export abstract class TakerRunner extends CommandRunner {
  @Option({ flags: '--by <name>', description: 'who takes it; DEFAULT_ACTOR where absent' })
  readBy(name: string): string {
    return name;
  }

  @Option({ flags: '--purpose <text>', description: 'what for, for the access trail' })
  readPurpose(text: string): string {
    return text;
  }
}
