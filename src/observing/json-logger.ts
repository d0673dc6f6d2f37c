import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import type { Configuration } from '../configuration/index.js';
import { currentRequest } from './current-request.js';

type LogLevel = Configuration['LOG_LEVEL'];

const LEVELS: Readonly<Record<LogLevel, Level>> = {
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  log: 'info',
  debug: 'debug',
  verbose: 'trace',
};

/**
 * One JSON object a line on standard output: `level`, `time`, `context`, `message`, `requestId` where a request is worked
 * on, `stack` with an error, and the fields of whatever is logged as an object.
 */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  /** @param destination each line is written there before the call returns, so that none is lost with the process */
  constructor(level: LogLevel, destination: DestinationStream = pino.destination({ dest: 1, sync: true })) {
    this.pino = pino(
      {
        level: LEVELS[level],
        base: null,
        messageKey: 'message',
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
      },
      destination,
    );
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('log', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('verbose', message, rest);
  }

  /** @param rest as Nest hands it on: a stack before an error's context, and the context last */
  private write(level: LogLevel, message: unknown, rest: readonly unknown[]): void {
    const [context, stack] = [...rest].reverse().filter((each) => typeof each === 'string');
    const request = currentRequest();
    this.pino[LEVELS[level]]({
      ...(context !== undefined && { context }),
      ...(request && { requestId: request.id }),
      ...(stack !== undefined && { stack }),
      ...fieldsOf(message),
    });
  }
}

function fieldsOf(message: unknown): object {
  if (message instanceof Error) return { message: message.message, stack: message.stack };
  return typeof message === 'object' && message !== null ? message : { message: String(message) };
}
