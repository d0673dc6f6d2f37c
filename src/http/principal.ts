import type { Role } from '#events/access.js';
import type { FastifyRequest } from 'fastify';

/** Who sent a request, as its token or key says. */
export interface Principal {
  /** Is recorded as `recorded.by`. */
  readonly actor: string;
  readonly roles: ReadonlySet<Role>;
}

const OF = new WeakMap<FastifyRequest, Principal>();

export const identify = (request: FastifyRequest, principal: Principal): void =>
  void OF.set(request, principal);

/** Who sent it; undefined where the service has no access control, and whoever reaches it may do everything. */
export const principalOf = (request: FastifyRequest): Principal | undefined => OF.get(request);
