import { createHash } from 'node:crypto';

/** Strong entity tag (RFC 9110 §8.8.3) of what determines an answer: its bytes, or what they follow from. */
export const entityTagOf = (content: string | Buffer): string =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;

/** If-None-Match compares weakly, and may hold a list (RFC 9110 §13.1.2). */
export const entityTagMatches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((tag) => opaque(tag.trim()) === opaque(etag)));

const opaque = (etag: string): string => etag.replace(/^W\//, '');
