import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const FOR_EVER = 'private, max-age=31536000, immutable';
const REVALIDATE = 'private, no-cache';

/** A strong entity tag (RFC 9110 §8.8.3) of what determines an answer: its bytes, or what they follow from. */
export const entityTagOf = (content: string | Buffer): string =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;

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

/** If-None-Match compares weakly, and may hold a list (RFC 9110 §13.1.2). */
const entityTagMatches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((tag) => opaque(tag.trim()) === opaque(etag)));

const opaque = (etag: string): string => etag.replace(/^W\//, '');
