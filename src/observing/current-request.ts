import { AsyncLocalStorage } from 'node:async_hooks';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { APPENDS, type AppendTold } from '../event-store/index.js';

/** Event ids that are kept of one request: an import appends very many. */
const KEPT_IDS = 100;

/** What is known of a request while it is worked on. */
export interface CurrentRequest {
  readonly id: string;
  /** `performance.now()` when it came. */
  readonly since: number;
  /** Ids of the first events that it recorded, and how many it recorded in all. */
  readonly eventIds: string[];
  recorded: number;
}

const REQUESTS = new AsyncLocalStorage<CurrentRequest>();
const OF = new WeakMap<FastifyRequest, CurrentRequest>();

/** The request that is being worked on; undefined outside of any. */
export const currentRequest = (): CurrentRequest | undefined => REQUESTS.getStore();

export const currentRequestOf = (request: FastifyRequest): CurrentRequest | undefined => OF.get(request);

/** An append is told where the request that asked for it is current, whichever service of the process it came to. */
const remember = (message: unknown): void => {
  const { eventIds } = message as AppendTold;
  const request = currentRequest();
  if (!request) return;
  request.recorded += eventIds.length;
  request.eventIds.push(...eventIds.slice(0, KEPT_IDS - request.eventIds.length));
};

let services = 0;

/** Knows what each request records; to be called before the routes are made. */
export function followRequests(app: NestFastifyApplication): void {
  if (services++ === 0) APPENDS.subscribe(remember);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, _reply, done) => {
      const current = { id: request.id, since: performance.now(), eventIds: [], recorded: 0 };
      OF.set(request, current);
      REQUESTS.run(current, done);
    })
    // A body arrives in events of the connection, which know nothing of the request.
    .addHook('preValidation', (request, _reply, done) => REQUESTS.run(OF.get(request)!, done))
    .addHook('onClose', (_instance, done) => {
      if (--services === 0) APPENDS.unsubscribe(remember);
      done();
    });
}
