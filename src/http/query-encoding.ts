import type { FastifyRequest } from 'fastify';
import { badRequest } from './problem.js';

/**
 * Refuses a query that is not percent-encoded UTF-8. The parser of queries leaves what it cannot decode as it
 * stands, and would look for a text that nobody meant.
 * @throws ProblemError 400
 */
export function refuseUndecodableQuery(
  { url }: FastifyRequest,
  _reply: unknown,
  done: (error?: Error) => void,
): void {
  const query = url.indexOf('?');
  if (query >= 0 && !decodable(url.slice(query))) {
    done(
      badRequest([{ field: 'query', value: url.slice(query + 1), rule: 'must be percent-encoded UTF-8' }]),
    );
    return;
  }
  done();
}

function decodable(text: string): boolean {
  if (!text.includes('%')) return true;
  try {
    decodeURIComponent(text);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
