import { Injectable } from '@nestjs/common';
import { InjectCommander } from 'nest-commander';

/** As much of commander's command as is needed here. */
export interface Commander {
  name(name: string): unknown;
  exitOverride(): unknown;
  allowExcessArguments(allow: boolean): unknown;
  readonly commands: readonly Commander[];
}

/** A command line that is not understood becomes an error, where commander would end the process with its own code. */
@Injectable()
export class UsageErrors {
  constructor(@InjectCommander() private readonly program: Commander) {}

  /** Makes every command throw; to be called when all of them are known. */
  enable(): void {
    this.program.name('clockstop');
    throwing(this.program);
  }
}

function throwing(command: Commander): void {
  command.exitOverride();
  command.allowExcessArguments(false);
  for (const sub of command.commands) throwing(sub);
}

interface CommanderError extends Error {
  readonly code: string;
  readonly exitCode: number;
}

/** Whether commander threw it: it has printed what is wrong, or the help that was asked for. */
export const isCommanders = (error: unknown): error is CommanderError =>
  error instanceof Error && String((error as Partial<CommanderError>).code).startsWith('commander.');
