import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** A stream is not made to its end for a request that wants its headers alone, as Fastify would by itself. */
export function spareHeadRequests(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', ({ method }, _reply, payload, done) => {
      if (method !== 'HEAD' || !(payload instanceof Readable)) return done(null, payload);
      payload.destroy();
      done(null, Readable.from([]));
    });
}
