import type { FastifyRequest } from 'fastify';
import { routeConfig } from './route-config.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    heavy?: (request: FastifyRequest) => boolean;
  }
}

/**
 * The route answers with very much: few such requests are let in at once.
 * @param when tells, before its parameters are checked, whether a request asks for that; every one does where absent
 */
export const Heavy = (when: (request: FastifyRequest) => boolean = () => true): MethodDecorator =>
  routeConfig({ heavy: when });
