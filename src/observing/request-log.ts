import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Configuration } from '../configuration/index.js';
import { currentRequestOf } from './current-request.js';

/** One answered request, as it is logged: who asked stands with the events, and no value that was sent is told. */
export interface RequestLine {
  readonly message: string;
  readonly requestId: string;
  readonly method: string;
  /** Pattern of the route; `none` where there is no such route. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
  /** The first hundred events that it recorded; absent where it recorded none. */
  readonly eventIds?: readonly string[];
  readonly eventCount?: number;
}

/** Routes that are asked again and again, and tell nothing by being asked. */
export const ASKED_BY_MACHINES: readonly string[] = ['/health/live', '/health/ready', '/metrics'];

function lineOf(request: FastifyRequest, reply: FastifyReply): RequestLine {
  const { method, routeOptions } = request;
  const route = routeOptions.url ?? 'none';
  const { eventIds, recorded } = currentRequestOf(request) ?? { eventIds: [], recorded: 0 };
  const durationMs = Math.round(reply.elapsedTime * 1000) / 1000;
  return {
    message: `${method} ${route} ${reply.statusCode}`,
    requestId: request.id,
    method,
    route,
    status: reply.statusCode,
    durationMs,
    ...(recorded > 0 && { eventIds, eventCount: recorded }),
  };
}

/** Logs every request when it has been answered; as text for `LOG_LEVEL=debug` alone. */
export function logRequests(app: NestFastifyApplication, format: Configuration['LOG_FORMAT']): void {
  const logger = new Logger('Request');
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const line = lineOf(request, reply);
      if (format === 'text') logger.debug(`${line.message} in ${line.durationMs} ms, ${line.requestId}`);
      else if (ASKED_BY_MACHINES.includes(line.route)) logger.debug(line);
      else logger.log(line);
      done();
    });
}
