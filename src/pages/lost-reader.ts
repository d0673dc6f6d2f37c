import type { FastifyRequest } from 'fastify';
import { preferredType } from '../http/index.js';

/** What an address begins with where it holds data, or a part of a document: there a problem is what is understood. */
const DATA: ReadonlySet<string | undefined> = new Set([
  'api',
  'assets',
  'docs',
  'health',
  'metrics',
  '.well-known',
]);

/** Whether a reader, whose browser would rather have a page, asks for what stands at no address. */
export function isLostReader({ is404, method, url, headers }: FastifyRequest): boolean {
  if (!is404 || !['GET', 'HEAD'].includes(method) || DATA.has(url.split(/[/?]/)[1])) return false;
  return preferredType(headers.accept, ['application/json', 'text/html']) === 'text/html';
}
