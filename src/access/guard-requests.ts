import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Role } from '#events/access.js';
import { definitionOf, isOwn } from '#events/catalogue.js';
import type { Configuration } from '../configuration/index.js';
import { forbidden, identify, onRequest, opens, type Needed } from '../http/index.js';
import { Authenticator } from './authenticator.js';
import { isOpenAddress } from './open-addresses.js';
import { unauthenticated } from './unauthenticated.js';

const EVERYBODY: Needed = [[]];
const NOBODY: Needed = [];
const AUDITOR: Needed = [['auditor']];
const NO_ROLES: ReadonlySet<Role> = new Set();

/**
 * With access control, refuses whatever the caller may not do, before a body is read or anything is looked up. To be
 * called before the routes are made, and behind what sets headers of every answer.
 */
export function guardRequests(app: NestFastifyApplication, { ACCESS_CONTROL }: Configuration): void {
  if (ACCESS_CONTROL !== 'on') return;
  const authenticator = app.get(Authenticator);
  const guard = async (request: FastifyRequest): Promise<void> => {
    const needed = neededBy(request);
    if (opens(NO_ROLES, needed)) return;
    const { authorization } = request.headers;
    const principal = authorization === undefined ? undefined : await authenticator.identify(authorization);
    if (!principal) throw unauthenticated(authorization !== undefined);
    if (!opens(principal.roles, needed)) throw forbidden(needed);
    if (asksForOwnDeeds(request) && !opens(principal.roles, AUDITOR)) throw forbidden(AUDITOR);
    identify(request, principal);
  };
  onRequest(app, () => guard);
}

/** What is no route at all is answered as such: which routes there are stands in the documentation, which is open. */
function neededBy({ is404, routeOptions: { url = '', config } }: FastifyRequest): Needed {
  return is404 || isOpenAddress(url) ? EVERYBODY : (config.needs ?? NOBODY);
}

/** Whether a list is asked for what the register records about itself: who exported what, and which keys there are. */
function asksForOwnDeeds({ query }: FastifyRequest): boolean {
  const { type = [] } = query as { readonly type?: string | readonly string[] };
  return [type]
    .flat()
    .flatMap((each) => each.split(','))
    .some((each) => {
      const definition = definitionOf(each);
      return definition !== undefined && isOwn(definition);
    });
}
