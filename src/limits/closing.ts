import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration } from '../configuration/index.js';
import { busy, Closing, onRequest, whenOver } from '../http/index.js';
import { RefusedRequests } from '../metrics/index.js';

/** Seconds after which another process may have taken over. */
const AGAIN_AFTER = 2;

/** Gives what was begun time to end before Nest destroys what it is answered from. */
export class ClosingAdapter extends FastifyAdapter {
  drain: () => Promise<void> = () => Promise.resolve();

  // Nest waits for it, though it is declared otherwise.
  // eslint-disable-next-line @typescript-eslint/no-misused-promises
  override async beforeClose(): Promise<void> {
    super.beforeClose();
    await this.drain();
  }
}

/**
 * When the service closes it takes no further connection, refuses what comes on those there are, and answers what is under
 * way; what has not ended in time is cut off. To be called before the routes are made, and before other limits.
 */
export function closeGracefully(
  app: NestFastifyApplication,
  adapter: ClosingAdapter,
  { SHUTDOWN_TIME }: Configuration,
): void {
  const closing = app.get(Closing);
  const refused = app.get(RefusedRequests);
  const underWay = new Set<ServerResponse>();
  let drained = (): void => undefined;

  onRequest(app, () => (_request, reply) => {
    if (closing.signal.aborted) {
      refused.count('closing');
      void reply.header('connection', 'close');
      const detail = 'The service is closing; another may take its place.';
      return Promise.reject(busy('closing', 'The service is closing', detail, AGAIN_AFTER));
    }
    underWay.add(reply.raw);
    whenOver(reply, () => {
      underWay.delete(reply.raw);
      if (underWay.size === 0) drained();
    });
    return Promise.resolve();
  });
  // A connection that is kept would be waited for long after its last answer.
  adapter.getInstance().addHook('onSend', (_request, reply, payload, done) => {
    if (closing.signal.aborted) void reply.header('connection', 'close');
    done(null, payload);
  });

  adapter.drain = async () => {
    const { server } = adapter.getInstance();
    server.close();
    const quiet = new Promise<void>((resolve) => (drained = resolve));
    closing.begin();
    const bound = new AbortController();
    const late = sleep(SHUTDOWN_TIME * 1000, undefined, { signal: bound.signal }).catch(() => undefined);
    if (underWay.size > 0) await Promise.race([quiet, late]);
    bound.abort();
    if (underWay.size > 0)
      new Logger('Closing').warn(`${underWay.size} requests had not ended after ${SHUTDOWN_TIME} s.`);
    for (const response of underWay) response.destroy();
    server.closeAllConnections();
  };
}
