import { createHash } from 'node:crypto';

/** Strong entity tag of a body (RFC 9110 §8.8.3). */
export const entityTagOf = (body: Buffer): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;

/** If-None-Match compares weakly, and may hold a list (RFC 9110 §13.1.2). */
export const entityTagMatches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag));
