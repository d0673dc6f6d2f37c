import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Configuration } from '../configuration/index.js';
import { onRequest, plainProblem, type ProblemError } from '../http/index.js';
import { isLoopback } from './loopback.js';

/**
 * A service that only its own machine reaches refuses what is asked of it under another machine's name: a page whose name was
 * made to lead to the loopback address asks under that name, and its browser would take the answer for the page's own (DNS
 * rebinding). To be called before the routes are made.
 */
export function refuseOtherHosts(app: NestFastifyApplication, { ACCESS_CONTROL }: Configuration): void {
  if (ACCESS_CONTROL !== 'loopback') return;
  onRequest(app, () => ({ headers: { host } }: FastifyRequest): Promise<void> => {
    const own = host === undefined || isLoopback(nameOf(host));
    return own ? Promise.resolve() : Promise.reject(misdirected(host));
  });
}

const misdirected = (host: string): ProblemError =>
  plainProblem(
    421,
    `It was asked as ${host}, and answers its own machine alone: as localhost or 127.0.0.1. Set ACCESS_CONTROL=on ` +
      'for others (docs/access.md), or ACCESS_CONTROL=off where a proxy with that name keeps others out.',
  );

/** What stands before the port. */
const nameOf = (host: string): string => host.replace(/:\d*$/, '');
