import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { isText, TEXT_RULE } from '#events/validation.js';
import type { FastifyRequest } from 'fastify';
import { badRequest } from './problem.js';

/** Names who records until access control does. */
export const ACTOR_HEADER = 'x-actor';
export const IDEMPOTENCY_HEADER = 'idempotency-key';

const PURPOSE_HEADER = 'x-purpose';

const MAX_LENGTH = 200;
const MAX_PURPOSE = 2000;

/** Who asks, and the key by which the request is told from a repetition; each where the request says so. */
export interface RequestIdentity {
  readonly by?: string;
  readonly idempotencyKey?: string;
}

/** Who records, from the request's headers. @throws ProblemError 400 naming the header */
export const RequestAuthor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): RequestIdentity => {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const by = readHeader(headers, ACTOR_HEADER);
    const idempotencyKey = readHeader(headers, IDEMPOTENCY_HEADER);
    return { ...(by !== undefined && { by }), ...(idempotencyKey !== undefined && { idempotencyKey }) };
  },
);

/** Who takes an export and what for, from the request's headers. @throws ProblemError 400 naming the header */
export const RequestTaker = createParamDecorator(
  (
    _data: unknown,
    context: ExecutionContext,
  ): { readonly by?: string; readonly purpose?: string; readonly destination: 'http' } => {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const by = readHeader(headers, ACTOR_HEADER);
    const purpose = readHeader(headers, PURPOSE_HEADER, MAX_PURPOSE);
    return {
      ...(by !== undefined && { by }),
      ...(purpose !== undefined && { purpose }),
      destination: 'http',
    };
  },
);

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
