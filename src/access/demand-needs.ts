import type { FastifyInstance } from 'fastify';
import { isOpenAddress } from './open-addresses.js';

/**
 * Lets no route be made that does not say who may ask it. To be called before the routes are made.
 * @throws TypeError, when such a route is made, naming it
 */
export function demandNeeds(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', ({ method, url, config }) => {
    if (config?.needs || isOpenAddress(url)) return;
    throw new TypeError(
      `${[method].flat().join(', ')} ${url} does not say who may ask it: @Needs, @NeedsAll or @Open`,
    );
  });
}
