import { createHash } from 'node:crypto';
import { CanonicalFact, canonicalJson } from './canonical.js';
import type { Fact } from './envelope.js';

/** UUID namespace of Clockstop's events (version 4, drawn once). Part of the storage format. */
const NAMESPACE = Buffer.from('0b5f2f1c6a3e4d0c9a774f0d3c2b8e19', 'hex');

/**
 * The id of an event: a UUIDv5 (RFC 9562 §5.5) of what was asked. The same fact asked twice has the same id, so
 * a retry after a lost answer records nothing twice on any store. Who asks, and when, are not part of it.
 * @param idempotencyKey tells apart two requests that state the same fact and are meant to be two records
 */
export const eventIdOf = (fact: Fact, idempotencyKey?: string): string =>
  uuidV5(
    idempotencyKey === undefined ? CanonicalFact.of(fact).json : canonicalJson({ ...fact, idempotencyKey }),
  );

export function uuidV5(name: string, namespace: Uint8Array = NAMESPACE): string {
  const hash = createHash('sha1').update(namespace).update(name, 'utf8').digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
