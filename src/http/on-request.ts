import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export type RequestHook = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * Has every request pass a hook. It runs behind the hooks of plugins that are there already, such as the one for other
 * origins, and in the order of these calls; to be called before the routes are made.
 * @param make the hook; it may use what plugins before it decorate
 */
export function onRequest(
  app: NestFastifyApplication,
  make: (instance: FastifyInstance) => RequestHook | Promise<RequestHook>,
): void {
  const plugin = async (instance: FastifyInstance): Promise<void> => {
    instance.addHook('onRequest', await make(instance));
  };
  const fastify = app.getHttpAdapter().getInstance();
  void fastify.register(Object.assign(plugin, { [Symbol.for('skip-override')]: true }));
}
