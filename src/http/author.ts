import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Role } from '#events/access.js';
import { isText, TEXT_RULE } from '#events/validation.js';
import type { FastifyRequest } from 'fastify';
import { principalOf } from './principal.js';
import { badRequest } from './problem.js';

/** Names who records where no token does. */
export const ACTOR_HEADER = 'x-actor';
export const IDEMPOTENCY_HEADER = 'idempotency-key';

const PURPOSE_HEADER = 'x-purpose';

const MAX_LENGTH = 200;
const MAX_PURPOSE = 2000;

/** Who asks, and the key by which the request is told from a repetition; each where the request says so. */
export interface RequestIdentity {
  readonly by?: string;
  /** What whoever asks may do; absent where whoever asks may do everything. */
  readonly roles?: ReadonlySet<Role>;
  readonly idempotencyKey?: string;
}

/** Who records, from the token, and without access control from the request's headers. @throws ProblemError 400 naming the header */
export const RequestAuthor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): RequestIdentity => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const idempotencyKey = readHeader(request.headers, IDEMPOTENCY_HEADER);
    return { ...askerOf(request), ...(idempotencyKey !== undefined && { idempotencyKey }) };
  },
);

/** Who takes an export, as `RequestAuthor` has it, and what for. @throws ProblemError 400 naming the header */
export const RequestTaker = createParamDecorator(
  (
    _data: unknown,
    context: ExecutionContext,
  ): { readonly by?: string; readonly purpose?: string; readonly destination: 'http' } => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { by } = askerOf(request);
    const purpose = readHeader(request.headers, PURPOSE_HEADER, MAX_PURPOSE);
    return {
      ...(by !== undefined && { by }),
      ...(purpose !== undefined && { purpose }),
      destination: 'http',
    };
  },
);

/** A name in the header is refused where a token says another: it would be passed over in silence. */
function askerOf(request: FastifyRequest): Pick<RequestIdentity, 'by' | 'roles'> {
  const named = readHeader(request.headers, ACTOR_HEADER);
  const principal = principalOf(request);
  if (!principal) return named === undefined ? {} : { by: named };
  const { actor, roles } = principal;
  if (named !== undefined && named !== actor)
    throw badRequest([
      { field: ACTOR_HEADER, value: named, rule: 'must be left out: the token says who asks' },
    ]);
  return { by: actor, roles };
}

function readHeader(
  headers: FastifyRequest['headers'],
  name: string,
  maxLength = MAX_LENGTH,
): string | undefined {
  const value = headers[name];
  if (value === undefined) return undefined;
  const text = String(value);
  // Node reads header bytes as Latin-1; people write names in UTF-8.
  const decoded = Buffer.from(text, 'latin1').toString('utf8');
  if (decoded.includes('\ufffd') || !isText(decoded) || decoded.length > maxLength)
    throw badRequest([
      { field: name, value: text, rule: `must be ${TEXT_RULE}, at most ${maxLength} characters` },
    ]);
  return decoded;
}
