import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { Role } from '#events/access.js';
import { routeConfig } from './route-config.js';

/** Sets of roles; whoever has all of any one set may come in. The empty set is had by everybody, no set by nobody. */
export type Needed = readonly (readonly Role[])[];

declare module 'fastify' {
  interface FastifyContextConfig {
    needs?: Needed;
  }
}

/** Name of the security scheme in the OpenAPI document. */
export const BEARER = 'bearer';

const needs = (needed: Needed): MethodDecorator =>
  applyDecorators(routeConfig({ needs: needed }), ApiSecurity(BEARER), ApiExtension('x-roles', needed));

/** The route is for callers with any of the roles. */
export const Needs = (...roles: readonly [Role, ...Role[]]): MethodDecorator =>
  needs(roles.map((role) => [role]));

/** The route is for callers with all of the roles. */
export const NeedsAll = (...roles: readonly [Role, ...Role[]]): MethodDecorator => needs([roles]);

/** The route is for everybody, also where there is access control. */
export const Open = (): MethodDecorator => routeConfig({ needs: [[]] });
