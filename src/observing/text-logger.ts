import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** Nest's logger; in colour on a terminal alone. */
export class TextLogger extends ConsoleLogger {
  constructor(logLevels: LogLevel[]) {
    super({ logLevels, colors: Boolean(process.stdout.isTTY) });
  }
}
