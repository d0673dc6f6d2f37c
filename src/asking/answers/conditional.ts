import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTagMatches } from '../../http/index.js';

const FOR_EVER = 'private, max-age=31536000, immutable';
const REVALIDATE = 'private, no-cache';

/**
 * Sets what caches go by.
 * @param forEver whether the answer can never change
 * @returns whether the client has the answer already: then 304 is set, and nothing is to be sent
 */
export function isKnown(
  request: FastifyRequest,
  reply: FastifyReply,
  etag: string,
  forEver: boolean,
): boolean {
  void reply.header('etag', etag).header('cache-control', forEver ? FOR_EVER : REVALIDATE);
  if (!entityTagMatches(request.headers['if-none-match'], etag)) return false;
  void reply.status(304);
  return true;
}
