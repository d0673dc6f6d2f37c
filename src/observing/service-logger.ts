import type { LoggerService } from '@nestjs/common';
import type { Configuration } from '../configuration/index.js';
import { JsonLogger } from './json-logger.js';
import { TextLogger } from './text-logger.js';

const LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;

/** Parts of the framework that tell what it is made of at each start, and nothing that an operator acts on. */
const FRAMEWORK: readonly unknown[] = [
  'NestFactory',
  'NestApplication',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
];

/** What the service says, in the format that is configured, without what the framework says of itself. */
export function serviceLogger({ LOG_FORMAT, LOG_LEVEL }: Configuration): LoggerService {
  const logger =
    LOG_FORMAT === 'json'
      ? new JsonLogger(LOG_LEVEL)
      : new TextLogger(LEVELS.slice(0, LEVELS.indexOf(LOG_LEVEL) + 1));
  const log = logger.log.bind(logger);
  logger.log = (message: unknown, ...rest: unknown[]) => {
    if (!FRAMEWORK.includes(rest.at(-1))) log(message, ...rest);
  };
  return logger;
}
