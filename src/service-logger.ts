import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** Parts of the framework that tell what it is made of at each start, and nothing that an operator acts on. */
const FRAMEWORK: readonly unknown[] = [
  'NestFactory',
  'NestApplication',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
];

/** Nest's logger without what the framework says of itself; in colour on a terminal alone. */
export class ServiceLogger extends ConsoleLogger {
  constructor(logLevels: LogLevel[]) {
    super({ logLevels, colors: Boolean(process.stdout.isTTY) });
  }

  override log(message: unknown, ...context: unknown[]): void {
    if (!FRAMEWORK.includes(context.at(-1))) super.log(message, ...context);
  }
}
