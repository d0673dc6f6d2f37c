import type { FastifyReply, FastifyRequest } from 'fastify';
import { preferredType } from '../../http/index.js';

/** Media types of the formats that a question is answered in besides JSON, by the value of `format` that asks for each. */
type Formats<F extends string> = Readonly<Record<F, string>>;

/** The format asked for, by parameter or by Accept; undefined for JSON. The answer differs by both. */
export function formatOf<F extends string>(
  formats: Formats<F>,
  asked: F | 'json' | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): F | undefined {
  void reply.header('vary', 'accept');
  if (asked !== undefined) return asked === 'json' ? undefined : asked;
  return preferredFormat(formats, request);
}

/** The format that the header Accept would rather have; undefined for JSON. */
export function preferredFormat<F extends string>(
  formats: Formats<F>,
  { headers }: FastifyRequest,
): F | undefined {
  const type = preferredType<string>(headers.accept, ['application/json', ...Object.values<string>(formats)]);
  return (Object.keys(formats) as F[]).find((format) => formats[format] === type);
}
