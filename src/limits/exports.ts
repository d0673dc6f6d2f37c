import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration } from '../configuration/index.js';
import { busy, onRequest, whenOver } from '../http/index.js';
import { RefusedRequests } from '../metrics/index.js';

/** Seconds after which a refused export may be tried again. */
const AGAIN_AFTER = 5;

/**
 * Lets in so many requests at once that are answered with very much; each is under way until its response has ended, was
 * broken off or was given up. To be called behind what refuses requests, which must not take a place.
 */
export function limitExports(app: NestFastifyApplication, { EXPORTS_AT_ONCE: most }: Configuration): void {
  const refused = app.get(RefusedRequests);
  let underWay = 0;
  onRequest(app, () => (request, reply) => {
    if (!request.routeOptions.config.heavy?.(request)) return Promise.resolve();
    if (underWay >= most) {
      refused.count('exports');
      const detail = `${most} tables, bundles or other exports are under way, which is as many as are made at once.`;
      return Promise.reject(busy('exports-under-way', 'Too many exports at once', detail, AGAIN_AFTER));
    }
    underWay++;
    whenOver(reply, () => underWay--);
    return Promise.resolve();
  });
}
