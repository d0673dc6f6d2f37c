import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Configuration } from '../configuration/index.js';
import { busy, onRequest, whenOver } from '../http/index.js';
import { RefusedRequests } from '../metrics/index.js';
import { isRead } from './reads.js';

/** The same question may be quick at another time, when its answer is kept or less is asked; not at once. */
const AGAIN_AFTER = 30;

/**
 * Gives every read so long to be answered whole, but for streams that are meant to go on. What has not begun by then is
 * refused; what has begun is broken off, so that no part of an answer is taken for all of it.
 */
export function limitTime(app: NestFastifyApplication, { QUERY_TIME }: Configuration): void {
  if (QUERY_TIME === 0) return;
  const refused = app.get(RefusedRequests);
  const streams = new WeakMap<FastifyRequest, Readable>();

  const breakOff = (request: FastifyRequest, reply: FastifyReply): void => {
    refused.count('time');
    const detail = `It was not answered within ${QUERY_TIME} s; ask for less at once.`;
    const problem = busy('query-time', 'It takes too long', detail, AGAIN_AFTER);
    const stream = streams.get(request);
    if (reply.raw.headersSent) reply.raw.destroy();
    // Fastify answers with the error of a stream of which nothing has been sent.
    else if (stream) stream.destroy(problem);
    else void reply.send(problem);
  };
  onRequest(app, () => (request, reply) => {
    if (isRead(request) && !request.routeOptions.config.goesOn) {
      const late = setTimeout(() => breakOff(request, reply), QUERY_TIME * 1000).unref();
      whenOver(reply, () => clearTimeout(late));
    }
    return Promise.resolve();
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, _reply, payload, done) => {
      if (payload instanceof Readable) streams.set(request, payload);
      done(null, payload);
    });
}
