import canonicalize from 'canonicalize';
import type { Envelope } from './envelope.js';

/** Canonical JSON (RFC 8785). @throws where the value holds what JSON cannot: undefined, NaN, a lone surrogate */
export function canonicalJson(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new TypeError('not a JSON value');
  return json;
}

/**
 * The bytes that are stored and hashed: the envelope and nothing that a store adds to it.
 * Made once, when the event is written, and never again.
 */
export const canonicalEvent = (event: Envelope): string => canonicalJson(event);
