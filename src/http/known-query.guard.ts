import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { badRequest } from './problem.js';

/** A route that reads no query takes none: a parameter there is refused and not passed over in silence. */
@Injectable()
export class KnownQueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const names = Object.keys(context.switchToHttp().getRequest<FastifyRequest>().query as object);
    if (names.length === 0 || readsQuery(context)) return true;
    throw badRequest(names.map((field) => ({ field, rule: 'is not a parameter here' })));
  }
}

/** The route's decorated arguments, which Nest keeps under `<kind>:<index>`. */
const readsQuery = (context: ExecutionContext): boolean =>
  Object.keys(
    (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) ?? {}) as object,
  ).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
